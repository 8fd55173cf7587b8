namespace ChainRule.Data;

/// <summary>Text of unknown origin, such as names in files, as it can be shown: what could steer a terminal or turn the writing around is taken out.</summary>
public static class Printable
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text with U+FFFD in place of every control character, line break and mark of direction.</summary>
    public static string Text(string text) => text.Any(Steers) ? string.Concat(text.Select(Letter)) : text;

    /// <summary>The text; of a long one the beginning and the end, with an ellipsis between them.</summary>
    /// <param name="text">the text</param>
    /// <param name="longest">the most letters it may have</param>
    public static string Short(string text, int longest) =>
        text.Length <= longest ? text : string.Concat(text.AsSpan(0, (longest - 1) / 2), "…", text.AsSpan(text.Length - longest / 2));

    /// <summary>The letter, or U+FFFD in its place.</summary>
    public static char Letter(char letter) => Steers(letter) ? Replacement : letter;

    /// <summary>JSON with escapes in place of the marks of direction, which JSON itself lets stand.</summary>
    public static string Json(string json) => json.Any(TurnsAround) ? string.Concat(json.Select(letter => TurnsAround(letter) ? FormattableString.Invariant($"\\u{(int)letter:X4}") : $"{letter}")) : json;

    private static bool Steers(char letter) => char.IsControl(letter) || TurnsAround(letter);

    private static bool TurnsAround(char letter) => letter is '\u2028' or '\u2029' or '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
