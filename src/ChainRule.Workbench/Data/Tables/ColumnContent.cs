using ChainRule.Workbench.Data.Tables.Dates;

namespace ChainRule.Workbench.Data.Tables;

/// <summary>What the cells of a column hold, counted.</summary>
internal sealed class ColumnContent
{
    private readonly Table _table;
    private readonly int _column;
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _marks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _missing = new(StringComparer.Ordinal);
    private readonly int _count;

    public ColumnContent(Table table, int column)
    {
        (_table, _column) = (table, column);
        for (var row = 0; row < table.RowCount; row++)
        {
            var text = table[row, column];
            if (table.MissingWords.Contains(text))
                Count(_missing, text);
            else if (IsNumber(text, out _))
            {
                Numbers++;
                if (text is ['0', _, ..] && text.All(char.IsAsciiDigit))
                    Code ??= text;
            }
            else
                Count(table.MissingWords.ContainsAmongNumbers(text) ? _marks : _words, text);
        }

        _count = _words.Values.Sum();
        var isNamed = table.Options.WordColumns?.Contains(table.Columns[column]) == true;
        HoldsWords = isNamed || (_count > 0 && !IsNumeric());
        HasMarks = HoldsWords && (isNamed || !(_words.Keys.All(DateDetection.IsDate) || _words.Keys.All(DateDetection.IsTime)));
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
    public IReadOnlyList<(string Word, int Count)> Words => Ordered(_words);

    /// <summary>The words in a column of words that would mean a missing value among numbers.</summary>
    public IReadOnlyList<(string Word, int Count)> Marks => HasMarks ? Ordered(_marks) : [];

    /// <summary>The spellings of a missing value, the most frequent first.</summary>
    public IReadOnlyList<(string Word, int Count)> Missing => Ordered(HasMarks ? _missing : _missing.Concat(_marks));

    public bool IsMissing(string text) =>
        _table.MissingWords.Contains(text) || (!HasMarks && _table.MissingWords.ContainsAmongNumbers(text));

    // Whether this is a column of numbers with a few strange words: nine of ten cells are numbers; or the different words are at most a third of
    // the different numbers, and those are many, or do not repeat as codes do.
    private bool IsNumeric()
    {
        if (Numbers >= 0.9 * (Numbers + _count))
            return true;
        var different = new HashSet<double>();
        for (var row = 0; row < _table.RowCount; row++)
        {
            if (IsNumber(_table[row, _column], out var value) && !_table.MissingWords.Contains(_table[row, _column]))
                different.Add(value);
        }

        return 3 * _words.Count <= different.Count && (different.Count > 10 || 2 * different.Count > Numbers);
    }

    private bool IsNumber(string text, out double value) => Cell.IsNumber(text, out value, _table.DecimalMark);

    private static void Count(Dictionary<string, int> counts, string text) => counts[text] = counts.GetValueOrDefault(text) + 1;

    private static (string, int)[] Ordered(IEnumerable<KeyValuePair<string, int>> counts) =>
        [.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value))];
}
