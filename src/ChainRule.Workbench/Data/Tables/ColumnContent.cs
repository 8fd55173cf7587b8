using ChainRule.Workbench.Data.Tables.Cells;
using ChainRule.Workbench.Data.Tables.Dates;

namespace ChainRule.Workbench.Data.Tables;

/// <summary>What the cells of a column hold, counted.</summary>
internal sealed class ColumnContent
{
    private readonly CellColumn _cells;
    private readonly int _firstRow;
    private readonly MissingWords _missingWords;
    private readonly int[] _counts;
    private readonly bool[] _isMissing;
    private readonly int _count;

    /// <param name="table">the table</param>
    /// <param name="cells">the cells of the column, the header included</param>
    /// <param name="column">the place of the column</param>
    /// <param name="firstRow">how many cells are the header</param>
    public ColumnContent(Table table, CellColumn cells, int column, int firstRow)
    {
        (_cells, _firstRow, _missingWords) = (cells, firstRow, table.MissingWords);
        (_counts, Numbers) = cells.Tally(firstRow);
        Code = cells.Codes.Where(code => code.Row >= firstRow).Select(code => code.Text).FirstOrDefault();
        _count = Counted(Sort.Word).Sum(word => word.Count);
        var isNamed = table.Options.WordColumns?.Contains(table.Columns[column]) == true;
        HoldsWords = isNamed || (_count > 0 && !IsNumeric());
        var words = Counted(Sort.Word).Select(word => word.Word).ToList();
        HasMarks = HoldsWords && (isNamed || !(words.TrueForAll(DateDetection.IsDate) || words.TrueForAll(DateDetection.IsTime)));
        _isMissing = [.. cells.Words.Select(IsMissing)];
    }

    /// <summary>How many cells hold numbers.</summary>
    public int Numbers { get; }

    /// <summary>The first number that begins with a zero, as codes do: 007; null if there is none.</summary>
    public string? Code { get; }

    /// <summary>Whether a dash and the like count as words, as they do among words that are not dates.</summary>
    public bool HasMarks { get; }

    /// <summary>Whether the cells are words, even if some of them are written as numbers.</summary>
    public bool HoldsWords { get; }

    public ColumnKind Kind => HoldsWords ? ColumnKind.Words : Numbers + _count == 0 ? ColumnKind.Nothing : ColumnKind.Numbers;

    /// <summary>The cells that are not numbers, the most frequent first.</summary>
    public IReadOnlyList<(string Word, int Count)> Words => field ??= Ordered(Sort.Word);

    /// <summary>The words in a column of words that would mean a missing value among numbers.</summary>
    public IReadOnlyList<(string Word, int Count)> Marks => field ??= HasMarks ? Ordered(Sort.Mark) : [];

    /// <summary>The spellings of a missing value, the most frequent first.</summary>
    public IReadOnlyList<(string Word, int Count)> Missing => field ??= HasMarks ? Ordered(Sort.Missing) : Ordered(Sort.Missing, Sort.Mark);

    /// <summary>Whether the word at a place means that there is no value.</summary>
    public bool IsMissing(int place) => _isMissing[place];

    private bool IsMissing(string text) => SortOf(text) is var sort && (sort == Sort.Missing || (sort == Sort.Mark && !HasMarks));

    // Whether this is a column of numbers with a few strange words: nine of ten cells are numbers; or the different words are at most a third of
    // the different numbers, and those are many, or do not repeat as codes do.
    private bool IsNumeric()
    {
        if (Numbers >= 0.9 * (Numbers + _count))
            return true;
        var different = _cells.Numbers(_firstRow).Distinct().Count();
        return 3 * Counted(Sort.Word).Count() <= different && (different > 10 || 2 * different > Numbers);
    }

    private Sort SortOf(string text) =>
        _missingWords.Contains(text) ? Sort.Missing : _missingWords.ContainsAmongNumbers(text) ? Sort.Mark : Sort.Word;

    private IEnumerable<(string Word, int Count)> Counted(params Sort[] sorts) =>
        _cells.Words.Select((word, place) => (Word: word, Count: _counts[place])).Where(word => word.Count > 0 && sorts.Contains(SortOf(word.Word)));

    private (string, int)[] Ordered(params Sort[] sorts) =>
        [.. Counted(sorts).OrderByDescending(pair => pair.Count).ThenBy(pair => pair.Word, StringComparer.Ordinal)];

    /// <summary>What a cell that is no number may be.</summary>
    private enum Sort
    {
        Word,

        /// <summary>A dash and the like, which mean a missing value only among numbers.</summary>
        Mark,
        Missing,
    }
}
