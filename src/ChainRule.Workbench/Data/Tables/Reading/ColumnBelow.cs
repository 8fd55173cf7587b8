using ChainRule.Workbench.Data.Tables.Cells;

namespace ChainRule.Workbench.Data.Tables.Reading;

/// <summary>A column under the first row.</summary>
internal sealed class ColumnBelow
{
    private readonly CellColumn _column;
    private readonly MissingWords _missing;
    private readonly int[] _counts;
    private readonly int _numbers;

    public ColumnBelow(CellColumn column, string first, MissingWords missing)
    {
        (_column, First, _missing) = (column, first, missing);
        FirstIsNumber = !CellColumn.IsWord(column[0], out _);
        (_counts, _numbers) = column.Tally(from: 1);
    }

    /// <summary>What is above it.</summary>
    public string First { get; }

    public bool FirstIsNumber { get; }

    public double FirstNumber => _column[0];

    public bool FirstMeansMissing => MeansMissing(First);

    public int Count => _column.Count - 1;

    public bool HasNumbers => _numbers > 0;

    /// <summary>Whether all cells that have a value are numbers, and there are some.</summary>
    public bool HasNumbersAlone => HasNumbers && !Words().Any();

    /// <summary>Whether what is above it, a word, is in it, too.</summary>
    public bool HasFirst => !FirstIsNumber && _column.Words.Index().Any(word => word.Item == First && _counts[word.Index] > 0);

    /// <summary>Whether different values are at most half of all.</summary>
    public bool Repeats()
    {
        var words = Words().ToList();
        var different = words.Count + _column.Numbers(from: 1).Distinct().Count();
        return 2 * different <= words.Sum(word => word.Count) + _numbers;
    }

    /// <summary>Whether it counts the rows from 0 or 1.</summary>
    public bool CountsRows() => _numbers == Count && _column[1] is 0 or 1 && _column.Numbers(from: 1).Index().All(cell => cell.Item == _column[1] + cell.Index);

    /// <summary>Whether it has a name for each row, none twice.</summary>
    public bool NamesRows() => Count > 1 && !HasNumbers && _counts.All(count => count <= 1) && !_column.Words.Where((word, place) => _counts[place] > 0 && _missing.Contains(word)).Any();

    private IEnumerable<(string Word, int Count)> Words() =>
        _column.Words.Select((word, place) => (Word: word, Count: _counts[place])).Where(word => word.Count > 0 && !MeansMissing(word.Word));

    private bool MeansMissing(string word) => _missing.Contains(word) || _missing.ContainsAmongNumbers(word);
}
