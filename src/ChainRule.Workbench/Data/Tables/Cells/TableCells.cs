using ChainRule.Data;

namespace ChainRule.Workbench.Data.Tables.Cells;

/// <summary>The cells of a table by column, in memory or, if they are more than that may hold, in a temporary file.</summary>
internal sealed class TableCells(int width, long memory)
{
    private const int RowsBetweenMoves = 1 << 13;

    private ScratchFile? _file;

    public List<CellColumn> Columns { get; } = [.. Enumerable.Range(0, width).Select(_ => new CellColumn())];

    public int RowCount { get; private set; }

    public bool IsInFile => _file is not null;

    /// <summary>Ends a row whose cells were added to the columns.</summary>
    public void EndRow()
    {
        RowCount++;
        if (RowCount % RowsBetweenMoves == 0)
            Relieve(Columns, RowCount);
    }

    /// <summary>Ends rows whose cells were added column by column.</summary>
    public void EndRows(int count) => RowCount += count;

    /// <summary>Moves the cells of columns to a file if those of all columns would be more than memory may hold.</summary>
    /// <param name="columns">the columns that have all cells so far</param>
    /// <param name="rows">how many cells they have</param>
    public void Relieve(IEnumerable<CellColumn> columns, int rows)
    {
        if (_file is null && (long)rows * Columns.Count * sizeof(double) <= memory)
            return;
        _file ??= new();
        foreach (var column in columns)
            column.MoveTo(_file);
    }

    /// <summary>Ends the table.</summary>
    public void Complete() => _file?.Flush();
}
