namespace ChainRule.Workbench.Data.Tables.Reading;

/// <summary>Finds out whether the first row of a table names its columns.</summary>
internal sealed class HeaderDetection(List<TableRow> rows, MissingWords missing, char decimalMark)
{
    private readonly string[] _first = rows[0].Cells;
    private readonly List<TableRow> _rest = rows[1..];

    /// <returns>whether the first row is the header, and whether that is in doubt</returns>
    public static (bool IsHeader, bool InDoubt) Find(List<TableRow> rows, MissingWords missing, char decimalMark)
    {
        var detection = new HeaderDetection(rows, missing, decimalMark);
        return detection._first.Any(cell => detection.IsNumber(cell) || (cell.Length > 0 && missing.Contains(cell)))
            ? detection.AmongNumbers()
            : (detection.OfWords(), false);
    }

    // A row of words is the header if there are numbers below it, or else if its words differ from each other and from everything below.
    private bool OfWords() =>
        _rest.Any(row => row.Cells.Any(IsNumber))
        || (AreDifferent(_first) && !_rest.Any(row => row.Cells.Zip(_first).Any(pair => pair.First == pair.Second)));

    // A row with numbers is the header if a word is above numbers, or above words that repeat while it does not; or if an empty cell is above a
    // count of the rows, or above their names.
    private (bool IsHeader, bool InDoubt) AmongNumbers()
    {
        if (_rest.Count == 0 || !AreDifferent(_first))
            return (false, false);
        Evidence[] evidence = [.. Enumerable.Range(0, _first.Length).Select(Of)];
        if (evidence.Contains(Evidence.IsData))
            return (false, false);
        return evidence.Contains(Evidence.IsName)
            ? (true, _first.Any(IsNumber))
            : (false, evidence.Contains(Evidence.MayBeName) || CountsOn());
    }

    private Evidence Of(int column)
    {
        var word = _first[column];
        if (IsNumber(word))
            return Evidence.None;
        if (word.Length == 0)
            return column == 0 && (CountsRows() || NamesRows()) ? Evidence.IsName : Evidence.None;
        var below = _rest.Select(row => row.Cells[column]).Where(cell => !MeansMissing(cell)).ToList();
        if (below.Contains(word))
            return Evidence.IsData;
        if (MeansMissing(word))
            return Evidence.None;
        if (below.Count > 0 && below.TrueForAll(IsNumber))
            return Evidence.IsName;
        return NumbersMayBeNames() && 2 * below.Distinct(StringComparer.Ordinal).Count() <= below.Count ? Evidence.IsName : Evidence.MayBeName;
    }

    private bool MeansMissing(string cell) => missing.Contains(cell) || missing.ContainsAmongNumbers(cell);

    // Columns may be numbered, or named by rising measures such as wavelengths.
    private bool NumbersMayBeNames()
    {
        var numbers = FirstNumbers();
        return numbers.All(double.IsInteger) || (numbers.Length > 2 && Rise(numbers));
    }

    private double[] FirstNumbers() => [.. _first.Where(IsNumber).Select(cell => IsNumber(cell, out var value) ? value : 0)];

    private static bool Rise(double[] numbers) => numbers.Zip(numbers.Skip(1)).All(pair => pair.First < pair.Second);

    private bool CountsRows() => _rest[0].Cells[0] is "0" or "1" && CountOn(_rest.Select(row => row.Cells[0]));

    // A name for each row, and above the others whole numbers that rise, as pandas writes a table of years.
    private bool NamesRows()
    {
        var numbers = FirstNumbers();
        string[] names = [.. _rest.Select(row => row.Cells[0])];
        return numbers.Length > 1 && numbers.Length == _first.Length - 1 && numbers.All(double.IsInteger) && Rise(numbers)
            && names.Length > 1 && AreDifferent(names) && !names.Any(name => IsNumber(name) || missing.Contains(name));
    }

    // 0, 1, 2, or 2019, 2020, 2021: names of columns, or a row of data.
    private bool CountsOn() => _first.Length > 2 && IsNumber(_first[0], out var from) && double.IsInteger(from) && CountOn(_first);

    private bool CountOn(IEnumerable<string> cells) =>
        IsNumber(cells.First(), out var from) && cells.Index().All(cell => IsNumber(cell.Item, out var value) && value == from + cell.Index);

    private bool IsNumber(string text) => IsNumber(text, out _);

    private bool IsNumber(string text, out double value) => Cell.IsNumber(text, out value, decimalMark);

    private static bool AreDifferent(string[] cells) => cells.Distinct(StringComparer.Ordinal).Count() == cells.Length;

    /// <summary>What a cell of the first row says about it.</summary>
    private enum Evidence
    {
        None,
        IsName,
        MayBeName,
        IsData,
    }
}
