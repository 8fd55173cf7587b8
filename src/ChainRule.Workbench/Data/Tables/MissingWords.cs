using System.Collections.Frozen;

namespace ChainRule.Workbench.Data.Tables;

/// <summary>
/// The words that mean that a cell has no value, in any case of letters: those that pandas, R, SQL and spreadsheets write.
/// Some of them, such as a dash, do so among numbers alone; among words they are one more. An empty cell never has a value.
/// </summary>
internal sealed class MissingWords
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

    private readonly FrozenSet<string> _everywhere;
    private readonly FrozenSet<string> _amongNumbers;

    private MissingWords(IEnumerable<string> everywhere, IEnumerable<string> amongNumbers) =>
        (_everywhere, _amongNumbers) = (everywhere.ToFrozenSet(StringComparer.OrdinalIgnoreCase), amongNumbers.ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>The user's, which mean no value in every column; the usual ones where there are none.</summary>
    public static MissingWords Of(IReadOnlyList<string>? words) => words is null ? Usual : new(words, []);

    public bool Contains(string text) => text.Length == 0 || _everywhere.Contains(text);

    /// <summary>Whether a word that may be one of a column of words has no value among numbers.</summary>
    public bool ContainsAmongNumbers(string text) => _amongNumbers.Contains(text);
}
