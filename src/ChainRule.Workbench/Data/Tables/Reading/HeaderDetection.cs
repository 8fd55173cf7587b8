namespace ChainRule.Workbench.Data.Tables.Reading;

/// <summary>Finds out whether the first row of a table names its columns.</summary>
internal sealed class HeaderDetection
{
    private readonly string[] _first;
    private readonly List<TableRow> _rest;
    private readonly MissingWords _missing;
    private readonly char _decimalMark;

    private HeaderDetection(List<TableRow> rows, MissingWords missing, char decimalMark) =>
        (_first, _rest, _missing, _decimalMark) = (rows[0].Cells, rows[1..], missing, decimalMark);

    /// <returns>whether the first row is the header, and whether that is in doubt</returns>
    public static (bool IsHeader, bool InDoubt) Find(List<TableRow> rows, MissingWords missing, char decimalMark)
    {
        var detection = new HeaderDetection(rows, missing, decimalMark);
        return detection._first.Any(cell => detection.IsNumber(cell) || (cell.Length > 0 && missing.Contains(cell)))
            ? detection.AmongNumbers()
            : (detection.NamesAlone(), false);
    }

    /// <summary>
    /// A row of words is the header if there are numbers below it. If there are none, its names must differ from each
    /// other and from everything below them.
    /// </summary>
    private bool NamesAlone() =>
        _rest.Any(row => row.Cells.Any(IsNumber))
        || (AreDifferent(_first) && !_rest.Any(row => row.Cells.Zip(_first).Any(pair => pair.First == pair.Second)));

    /// <summary>
    /// A row with numbers is the header if a word is above numbers, or above words that repeat while it does not; or
    /// if an empty cell is above a count of the rows, or above their names.
    /// </summary>
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
        var below = _rest.Select(row => row.Cells[column]).Where(cell => !_missing.Contains(cell) && !_missing.ContainsAmongNumbers(cell)).ToList();
        if (below.Contains(word))
            return Evidence.IsData;
        if (_missing.Contains(word) || _missing.ContainsAmongNumbers(word))
            return Evidence.None;
        if (below.Count > 0 && below.TrueForAll(IsNumber))
            return Evidence.IsName;
        return NumbersMayBeNames() && 2 * below.Distinct(StringComparer.Ordinal).Count() <= below.Count ? Evidence.IsName : Evidence.MayBeName;
    }

    // Columns are numbered, or named by rising measures such as wavelengths.
    private bool NumbersMayBeNames()
    {
        double[] numbers = [.. FirstNumbers()];
        return numbers.All(double.IsInteger) || (numbers.Length > 2 && Rise(numbers));
    }

    private IEnumerable<double> FirstNumbers() => _first.Where(IsNumber).Select(cell => IsNumber(cell, out var value) ? value : 0);

    private static bool Rise(double[] numbers) => numbers.Zip(numbers.Skip(1)).All(pair => pair.First < pair.Second);

    private bool CountsRows()
    {
        var from = _rest[0].Cells[0];
        return from is "0" or "1" && _rest.Select((row, i) => IsNumber(row.Cells[0], out var value) && value == i + (from == "0" ? 0 : 1)).All(counts => counts);
    }

    // A name for each row, and above the others whole numbers that rise, as pandas writes a table of years.
    private bool NamesRows()
    {
        double[] numbers = [.. FirstNumbers()];
        string[] names = [.. _rest.Select(row => row.Cells[0])];
        return numbers.Length > 1 && numbers.Length == _first.Length - 1 && numbers.All(double.IsInteger) && Rise(numbers)
            && names.Length > 1 && AreDifferent(names) && !names.Any(name => IsNumber(name) || _missing.Contains(name));
    }

    // 0, 1, 2, or 2019, 2020, 2021: names of columns, or a row of data.
    private bool CountsOn() =>
        _first.Length > 2 && IsNumber(_first[0], out var from) && double.IsInteger(from)
        && _first.Select((cell, i) => IsNumber(cell, out var value) && value == from + i).All(counts => counts);

    private bool IsNumber(string text) => IsNumber(text, out _);

    private bool IsNumber(string text, out double value) => Cell.IsNumber(text, out value, _decimalMark);

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
