using System.Globalization;
using System.Text;

namespace ChainRule.Explanations.Rendering.Plain;

/// <summary>The width of text in a terminal, and where it may be broken.</summary>
internal static class TextLayout
{
    private const string Signs = "=+−";

    /// <summary>The width in columns: none for a mark above a letter, two for a Chinese character.</summary>
    public static int Width(string text) => text.EnumerateRunes().Sum(rune =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark ? 0 : IsWide(rune.Value) ? 2 : 1);

    public static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - Width(text)));

    public static string PadLeft(string text, int width) => new string(' ', Math.Max(0, width - Width(text))) + text;

    /// <summary>Lines of at most this width, broken at spaces and between Chinese characters; a whole piece that is wider is not broken.</summary>
    public static IEnumerable<string> Wrap(IEnumerable<(string Text, bool IsWhole)> pieces, int width)
    {
        var line = new StringBuilder();
        foreach (var token in Tokens(pieces))
        {
            if (line.Length > 0 && Width(line + token.TrimEnd()) > width)
            {
                yield return line.ToString().TrimEnd();
                line.Clear();
            }

            line.Append(line.Length == 0 ? token.TrimStart() : token);
        }

        if (line.Length > 0)
            yield return line.ToString().TrimEnd();
    }

    // Parts that must not be broken, each with the space after it.
    private static IEnumerable<string> Tokens(IEnumerable<(string Text, bool IsWhole)> pieces)
    {
        var token = new StringBuilder();
        foreach (var (text, isWhole) in pieces)
        {
            var place = 0;
            foreach (var rune in text.EnumerateRunes())
            {
                place += rune.Utf16SequenceLength;
                var mayBreak = !isWhole && IsWide(rune.Value) && !IsClosing(rune.Value);
                if (mayBreak && token.Length > 0)
                {
                    yield return token.ToString();
                    token.Clear();
                }

                token.Append(rune.ToString());
                if (!isWhole && rune.Value == ' ' && !IsBesideSign(text, place - 1))
                {
                    yield return token.ToString();
                    token.Clear();
                }
            }
        }

        yield return token.ToString();
    }

    // A formula within a sentence stays in one piece: β₁ = 0.9
    private static bool IsBesideSign(string text, int space) =>
        (space > 0 && Signs.Contains(text[space - 1])) || (space + 1 < text.Length && Signs.Contains(text[space + 1]));

    private static bool IsClosing(int rune) => "，。：；、）！？".Contains((char)rune, StringComparison.Ordinal);

    private static bool IsWide(int rune) => rune is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3
        or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE4F or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 or >= 0x20000 and <= 0x3FFFD;
}
