using System.Collections.Frozen;

namespace ChainRule.Workbench.Data.Tables;

/// <summary>
/// The words that mean a missing value, in upper or lower case, as pandas, R, SQL and spreadsheets write them. Some, such as a dash, do so
/// only among numbers; among words they are words. An empty cell never has a value.
/// </summary>
internal sealed class MissingWords(IEnumerable<string> everywhere, IEnumerable<string> amongNumbers)
{
    public static readonly MissingWords Usual = new(
        [
            "NA", "N/A", "#N/A", "#NA", "#N/A N/A", "<NA>", "<N/A>", "n.a.", "n.a", "NaN", "-NaN", "+NaN", "NaT",
            "1.#IND", "-1.#IND", "1.#QNAN", "-1.#QNAN", "null", "<null>", "(null)", "\\N", "?", "??",
            "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#GETTING_DATA", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#UNKNOWN!",
        ],
        [
            "-", "--", "---", "\u2013", "\u2014", "\u2212", ".", "..", "...", "\u2026", "*", "none", "nil", "missing", "unknown", "undefined", "not available",
        ]);

    private readonly FrozenSet<string> _everywhere = everywhere.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private readonly FrozenSet<string> _amongNumbers = amongNumbers.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The words that mean a missing value in every column.</summary>
    public IReadOnlyList<string> Everywhere { get; } = [.. everywhere];

    /// <summary>Whether some of them are numbers, such as -999.</summary>
    public bool HasNumbers { get; } = everywhere.Any(word => Cell.IsNumber(word, out _) || Cell.IsNumber(word, out _, ','));

    /// <summary>The user's words, for every column; or else the usual ones.</summary>
    public static MissingWords Of(IReadOnlyList<string>? words) => words is null ? Usual : new(words, []);

    public bool Contains(string text) => text.Length == 0 || _everywhere.Contains(text);

    /// <summary>Whether a word means a missing value among numbers, but may be a word in a column of words.</summary>
    public bool ContainsAmongNumbers(string text) => _amongNumbers.Contains(text);
}
