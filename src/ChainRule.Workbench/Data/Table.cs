using ChainRule.Data;

namespace ChainRule.Workbench.Data;

/// <summary>The rows of a CSV file, as text. Cells are trimmed; empty, NA, NaN, null and ? mean that a value is missing.</summary>
public sealed class Table
{
    private readonly IReadOnlyList<TableRow> _rows;

    private Table(string file, IReadOnlyList<string> columns, bool hasHeader, IReadOnlyList<TableRow> rows)
    {
        File = file;
        Columns = columns;
        HasHeader = hasHeader;
        _rows = rows;
    }

    /// <summary>The file it was read from.</summary>
    public string File { get; }

    /// <summary>The names of the columns; column1, column2, … where the file has no header.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Whether the file names its columns.</summary>
    public bool HasHeader { get; }

    /// <summary>The number of rows, without the header.</summary>
    public int RowCount => _rows.Count;

    /// <summary>Reads a CSV file.</summary>
    /// <exception cref="InputException">the file is absent, empty, ragged, not UTF-8, or breaks its quotes</exception>
    public static Table Read(string path, TableOptions? options = null)
    {
        var rows = TableRows.Read(path, options?.Separator);
        var hasHeader = options?.Header ?? HeaderDetection.IsHeader([.. rows.Select(row => row.Cells)]);
        if (hasHeader && rows.Count == 1)
            throw new InputException(path, Line(rows[0].Line), "there is a header and no row of data below it", "add rows");
        return new(path, hasHeader ? Names(path, rows[0]) : Numbered(rows[0].Cells.Length), hasHeader, hasHeader ? [.. rows.Skip(1)] : rows);
    }

    /// <summary>The text of a cell.</summary>
    public string this[int row, int column] => _rows[row].Cells[column];

    /// <summary>Whether a cell holds no value.</summary>
    public bool IsMissing(int row, int column) => Cell.IsMissing(this[row, column]);

    /// <summary>The rows in which no cell is missing.</summary>
    public int[] CompleteRows() =>
        [.. Enumerable.Range(0, RowCount).Where(row => !_rows[row].Cells.Any(Cell.IsMissing))];

    /// <summary>The place of a column, or −1.</summary>
    public int Find(string name) => KnownWords.Find(Columns, name);

    /// <summary>What the cells of a column hold.</summary>
    public ColumnKind KindOf(int column)
    {
        var (numbers, words) = (0, 0);
        for (var row = 0; row < RowCount; row++)
        {
            if (Cell.IsNumber(this[row, column], out _))
                numbers++;
            else if (!IsMissing(row, column))
                words++;
        }

        return numbers + words == 0 ? ColumnKind.Nothing
            : numbers >= 0.9 * (numbers + words) ? ColumnKind.Numbers
            : ColumnKind.Words;
    }

    /// <summary>The number in a cell.</summary>
    /// <exception cref="InputException">the cell holds a word, or a number beyond 32 bits</exception>
    public double Number(int row, int column)
    {
        if (!Cell.IsNumber(this[row, column], out var value))
            throw Fault(row, column, $"\"{this[row, column]}\" is not a number", "write a number with a decimal point, or leave the cell empty");
        return double.IsFinite(value)
            ? value
            : throw Fault(row, column, $"\"{this[row, column]}\" is no finite number of 32 bits", "write a number below 3.4e38, or leave the cell empty");
    }

    /// <summary>Says what is wrong with a cell.</summary>
    public InputException Fault(int row, int column, string problem, string? remedy = null) =>
        new(File, $"{Line(_rows[row].Line)}, column \"{Columns[column]}\"", problem, remedy);

    /// <summary>Says what is wrong with a whole column.</summary>
    public InputException Fault(int column, string problem, string? remedy = null) =>
        new(File, $"column \"{Columns[column]}\"", problem, remedy);

    private static string Line(long line) => FormattableString.Invariant($"line {line}");

    private static string[] Numbered(int count) => [.. Enumerable.Range(1, count).Select(i => FormattableString.Invariant($"column{i}"))];

    private static string[] Names(string path, TableRow header)
    {
        var names = header.Cells;
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].Length == 0)
                throw new InputException(path, FormattableString.Invariant($"line {header.Line}, column {i + 1}"), "the column has no name", "name it, or remove it");
            if (Array.IndexOf(names, names[i]) < i)
                throw new InputException(path, FormattableString.Invariant($"line {header.Line}, column {i + 1}"), $"\"{names[i]}\" is the name of another column already", "give each column a name of its own");
        }

        return names;
    }
}
