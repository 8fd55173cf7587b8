namespace ChainRule.Data;

/// <summary>Makes text of unknown origin safe to show: without what could control a terminal or reverse the direction of the text.</summary>
public static class Printable
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text with U+FFFD in place of every control character, line break and direction mark.</summary>
    public static string Text(string text) => text.Any(Steers) ? string.Concat(text.Select(Letter)) : text;

    /// <summary>The text; if it has more than <paramref name="longest"/> letters, its beginning and end with an ellipsis between them.</summary>
    public static string Short(string text, int longest) =>
        text.Length <= longest ? text : string.Concat(text.AsSpan(0, (longest - 1) / 2), "…", text.AsSpan(text.Length - longest / 2));

    /// <summary>The letter, or U+FFFD in its place.</summary>
    public static char Letter(char letter) => Steers(letter) ? Replacement : letter;

    /// <summary>JSON with its direction marks escaped, which JSON itself would allow.</summary>
    public static string Json(string json) => json.Any(TurnsAround) ? string.Concat(json.Select(letter => TurnsAround(letter) ? FormattableString.Invariant($"\\u{(int)letter:X4}") : $"{letter}")) : json;

    private static bool Steers(char letter) => char.IsControl(letter) || TurnsAround(letter);

    private static bool TurnsAround(char letter) => letter is '\u2028' or '\u2029' or '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
