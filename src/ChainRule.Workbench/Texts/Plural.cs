using System.Globalization;

namespace ChainRule.Workbench.Texts;

/// <summary>Counts with their nouns: 1 row, 2 rows, 12,000 rows.</summary>
public static class Plural
{
    /// <param name="one">the noun for one</param>
    /// <param name="many">for any other count; with an s, or es after an s, if null</param>
    public static string Of(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {Noun(count, one, many)}");

    public static string Noun(long count, string one, string? many = null) =>
        count == 1 ? one : many ?? one + (one.EndsWith('s') ? "es" : "s");
}
