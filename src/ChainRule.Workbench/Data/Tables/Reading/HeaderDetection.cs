using ChainRule.Workbench.Data.Tables.Cells;

namespace ChainRule.Workbench.Data.Tables.Reading;

/// <summary>Finds out whether the first row of a table names its columns.</summary>
internal sealed class HeaderDetection
{
    private readonly ColumnBelow[] _columns;

    private HeaderDetection(ColumnBelow[] columns) => _columns = columns;

    /// <param name="cells">all rows, the first included</param>
    /// <param name="first">how the cells of the first row are written</param>
    /// <param name="missing">the words for a missing value</param>
    /// <returns>whether the first row is the header, and whether that is in doubt</returns>
    public static (bool IsHeader, bool InDoubt) Find(TableCells cells, IReadOnlyList<string> first, MissingWords missing)
    {
        var detection = new HeaderDetection([.. cells.Columns.Zip(first, (column, word) => new ColumnBelow(column, word, missing))]);
        return detection._columns.Any(column => column.FirstIsNumber || (column.First.Length > 0 && missing.Contains(column.First)))
            ? detection.AmongNumbers()
            : (detection.OfWords(), false);
    }

    // A row of words is the header if there are numbers below it, or else if its words differ from each other and from everything below.
    private bool OfWords() => _columns.Any(column => column.HasNumbers) || (FirstAreDifferent() && !_columns.Any(column => column.HasFirst));

    // A row with numbers is the header if a word is above numbers, or above words that repeat while it does not; or if an empty cell is above a
    // count of the rows, or above their names.
    private (bool IsHeader, bool InDoubt) AmongNumbers()
    {
        if (_columns[0].Count == 0 || !FirstAreDifferent())
            return (false, false);
        Evidence[] evidence = [.. _columns.Select(Of)];
        if (evidence.Contains(Evidence.IsData))
            return (false, false);
        return evidence.Contains(Evidence.IsName)
            ? (true, _columns.Any(column => column.FirstIsNumber))
            : (false, evidence.Contains(Evidence.MayBeName) || CountsOn());
    }

    private Evidence Of(ColumnBelow column)
    {
        if (column.FirstIsNumber)
            return Evidence.None;
        if (column.First.Length == 0)
            return column == _columns[0] && (column.CountsRows() || NamesRows()) ? Evidence.IsName : Evidence.None;
        if (column.HasFirst && !column.FirstMeansMissing)
            return Evidence.IsData;
        if (column.FirstMeansMissing)
            return Evidence.None;
        if (column.HasNumbersAlone)
            return Evidence.IsName;
        return NumbersMayBeNames() && column.Repeats() ? Evidence.IsName : Evidence.MayBeName;
    }

    // Columns may be numbered, or named by rising measures such as wavelengths.
    private bool NumbersMayBeNames()
    {
        var numbers = FirstNumbers();
        return numbers.All(double.IsInteger) || (numbers.Length > 2 && Rise(numbers));
    }

    private double[] FirstNumbers() => [.. _columns.Where(column => column.FirstIsNumber).Select(column => column.FirstNumber)];

    private static bool Rise(double[] numbers) => numbers.Zip(numbers.Skip(1)).All(pair => pair.First < pair.Second);

    // A name for each row, and above the others whole numbers that rise, as pandas writes a table of years.
    private bool NamesRows()
    {
        var numbers = FirstNumbers();
        return numbers.Length > 1 && numbers.Length == _columns.Length - 1 && numbers.All(double.IsInteger) && Rise(numbers) && _columns[0].NamesRows();
    }

    // 0, 1, 2, or 2019, 2020, 2021: names of columns, or a row of data.
    private bool CountsOn() =>
        _columns.Length > 2 && _columns[0].FirstIsNumber && double.IsInteger(_columns[0].FirstNumber)
        && _columns.Index().All(column => column.Item.FirstIsNumber && column.Item.FirstNumber == _columns[0].FirstNumber + column.Index);

    private bool FirstAreDifferent() => _columns.DistinctBy(column => column.First, StringComparer.Ordinal).Count() == _columns.Length;

    /// <summary>What a cell of the first row says about it.</summary>
    private enum Evidence
    {
        None,
        IsName,
        MayBeName,
        IsData,
    }
}
