using System.Text;
using ChainRule.Data;
using ChainRule.Workbench.Data.Tables.Reading;

namespace ChainRule.Workbench.Data.Tables.Cells;

/// <summary>
/// Makes a table of a file that has typed values. Numbers are numbers; texts are read as the cells of CSV files are, so that a text may be a number; cells
/// to which nothing is added have no value.
/// </summary>
/// <param name="file">the file's name in messages</param>
/// <param name="noun">what a row is called in the file</param>
/// <param name="options">the decimal mark of texts, the words for missing values, and how much memory the cells may take</param>
internal sealed class CellWriter(string file, string noun, TableOptions options)
{
    // Beyond so many cells, at most so many of them may be without a value for each that has one.
    private const long FreeCells = 1 << 20;
    private const int MostMissing = 16;

    private readonly TableCells _cells = new(0, options.Memory.Each);
    private readonly CountedRows _rows = new(noun);
    private readonly MissingWords _missing = MissingWords.Of(options.MissingWords);
    private readonly char _decimal = options.Decimal ?? '.';
    private byte[] _utf8 = new byte[256];
    private long _values;

    public int RowCount => _cells.RowCount;

    public int Width => _cells.Columns.Count;

    /// <summary>Adds a column, which has no value in the rows so far.</summary>
    /// <param name="place">where the file has it</param>
    /// <returns>its place in the table</returns>
    public int AddColumn(string place)
    {
        if (Width == TableLimits.MostColumns)
            throw new InputException(file, place, $"this is one column more than the maximum of {TableLimits.MostColumns}");
        var column = new CellColumn();
        _cells.Columns.Add(column);
        RefuseEmptiness(place);
        while (column.Count < RowCount)
            column.Add("");
        return Width - 1;
    }

    /// <summary>Whether the row that is being written has this cell already.</summary>
    public bool Has(int column) => _cells.Columns[column].Count > RowCount;

    /// <summary>Adds a number to the next row of a column; NaN means that there is no value.</summary>
    public void Add(int column, double number)
    {
        var cells = _cells.Columns[column];
        if (double.IsNaN(number))
        {
            cells.Add("");
            return;
        }

        _values++;
        if (_missing.HasNumbers && Cell.Text(number) is var text && _missing.Contains(text))
            cells.Add(text);
        else if (Math.Abs(number) > float.MaxValue)
            cells.Add(double.PositiveInfinity, Cell.Text(number));
        else
            cells.Add(number);
    }

    /// <summary>Adds a whole number, all of whose digits are kept.</summary>
    public void Add(int column, long number)
    {
        if ((long)(double)number == number)
            Add(column, (double)number);
        else
            Add(column, FormattableString.Invariant($"{number}"));
    }

    /// <summary>Adds a text to the next row of a column; null means that there is no value.</summary>
    public void Add(int column, string? text)
    {
        text = text?.Trim() ?? "";
        if (text.Length > TableLimits.LongestCell)
            throw new InputException(file, null, $"a cell has {text.Length} characters, and the maximum is {TableLimits.LongestCell}");
        var cells = _cells.Columns[column];
        var utf8 = Utf8(text);
        _values += text.Length > 0 ? 1 : 0;
        if (!Cell.IsNumber(utf8, out var number, _decimal) || (_missing.HasNumbers && _missing.Contains(text)))
        {
            cells.Add(text);
            return;
        }

        if (Cell.IsCode(utf8))
            cells.AddCode(cells.Count, text);
        if (Cell.IsPlain(utf8))
            cells.Add(number);
        else
            cells.Add(number, text);
    }

    /// <summary>Ends a row.</summary>
    /// <param name="number">its number in the file</param>
    public void EndRow(int number)
    {
        foreach (var column in _cells.Columns)
        {
            if (column.Count == RowCount)
                column.Add("");
        }

        _rows.Add(RowCount, number);
        _cells.EndRow();
        RefuseEmptiness(_rows.Place(RowCount - 1));
    }

    /// <summary>Says that a column has all cells of the rows that are being written column by column, which may be many.</summary>
    public void EndColumn(int column) => _cells.Relieve([_cells.Columns[column]], _cells.Columns[column].Count);

    /// <summary>Ends rows that were written column by column.</summary>
    /// <param name="count">how many</param>
    /// <param name="number">the number of the first in the file</param>
    public void EndRows(int count, int number)
    {
        _rows.Add(RowCount, number);
        _cells.EndRows(count);
    }

    /// <summary>The table.</summary>
    /// <param name="names">the names of the columns; null if the first row may name them</param>
    /// <param name="leftOut">what the file has besides, a sentence each</param>
    /// <param name="order">the columns in their order; null if they were added so</param>
    /// <exception cref="InputException">there is none</exception>
    public Table Complete(IReadOnlyList<string>? names, IReadOnlyList<string> leftOut, IEnumerable<int>? order = null)
    {
        if (RowCount == 0 || Width == 0)
            throw new InputException(file, null, "there is no row of data in the file", "it must hold rows of data");
        CellColumn[] ordered = [.. (order ?? Enumerable.Range(0, Width)).Select(column => _cells.Columns[column])];
        _cells.Columns.Clear();
        _cells.Columns.AddRange(ordered);
        _cells.Complete();
        return new(file, options, _cells, _rows, names) { LeftOut = leftOut };
    }

    // A few bytes of a file can ask for a cell in each of a million rows and thousands of columns.
    private void RefuseEmptiness(string place)
    {
        if ((long)RowCount * Width > FreeCells + MostMissing * _values)
            throw new InputException(file, place, FormattableString.Invariant($"{RowCount} rows and {Width} columns would be nearly empty: {_values} cells have a value"), "give the rows the same columns");
    }

    private ReadOnlySpan<byte> Utf8(string text)
    {
        if (_utf8.Length < 3 * text.Length)
            _utf8 = new byte[3 * text.Length];
        return _utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, _utf8));
    }
}
