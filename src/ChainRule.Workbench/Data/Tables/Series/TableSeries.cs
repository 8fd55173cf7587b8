namespace ChainRule.Workbench.Data.Tables.Series;

/// <summary>The rows of a table as one series, or as one for each word of a column, each in the order of the file.</summary>
/// <remarks>Rows that follow the last of a series, as many as the horizon, are numbered after the table's: those of the first series, then of the next.</remarks>
internal sealed class TableSeries
{
    private readonly Table _table;
    private readonly Windowing _windowing;
    private readonly List<List<int>> _series;
    private readonly (int Series, int Place)[] _places;

    /// <exception cref="ChainRule.Data.InputException">the column that tells series apart is missing, or lacks a word</exception>
    public TableSeries(Table table, Windowing windowing)
    {
        (_table, _windowing, _series, _places) = (table, windowing, [], new (int, int)[table.RowCount]);
        var group = windowing.Group is { } name ? ColumnNames.Place(table, name) : (int?)null;
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < table.RowCount; row++)
        {
            var word = group is { } column ? Word(row, column) : "";
            if (known.TryAdd(word, _series.Count))
                _series.Add([]);
            var rows = _series[known[word]];
            _places[row] = (known[word], rows.Count);
            rows.Add(row);
        }
    }

    /// <summary>The rows of each series.</summary>
    public IReadOnlyList<IReadOnlyList<int>> All => _series;

    /// <summary>How many rows can be predicted: those of the table, and those that follow the last of each series.</summary>
    public int PredictedCount => _table.RowCount + _series.Count * _windowing.Horizon;

    /// <summary>The place of a row in its series, from 0.</summary>
    public int PlaceOf(int row) => _places[row].Place;

    /// <summary>The series of a row that may follow the table's.</summary>
    public IReadOnlyList<int> SeriesOf(int row) => _series[Find(row).Series];

    /// <summary>The rows from which a row is predicted, which may follow the table's; null if there are too few before it.</summary>
    public IReadOnlyList<int>? WindowOf(int row)
    {
        var (series, place) = Find(row);
        return place < _windowing.Reach ? null : _series[series].Slice(place - _windowing.Reach, _windowing.Length);
    }

    private (int Series, int Place) Find(int row)
    {
        if (row < _table.RowCount)
            return _places[row];
        var (series, after) = Math.DivRem(row - _table.RowCount, _windowing.Horizon);
        return (series, _series[series].Count + after);
    }

    private string Word(int row, int column) => _table.IsMissing(row, column)
        ? throw _table.Fault(row, column, _table.NoValue(row, column), "write which series the row belongs to")
        : _table[row, column];
}
