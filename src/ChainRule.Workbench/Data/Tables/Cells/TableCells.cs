using ChainRule.Data;

namespace ChainRule.Workbench.Data.Tables.Cells;

/// <summary>The cells of a table by column, in memory or, if they are more than that may hold, in a temporary file.</summary>
internal sealed class TableCells(int width, long memory)
{
    private const int RowsBetweenMoves = 1 << 14;

    private ScratchFile? _file;

    public CellColumn[] Columns { get; private set; } = [.. Enumerable.Range(0, width).Select(_ => new CellColumn())];

    public int RowCount { get; private set; }

    public bool IsInFile => _file is not null;

    /// <summary>Ends a row whose cells were added to the columns.</summary>
    public void EndRow()
    {
        RowCount++;
        if (RowCount % RowsBetweenMoves != 0 || (_file is null && (long)RowCount * Columns.Length * sizeof(double) <= memory))
            return;
        _file ??= new();
        foreach (var column in Columns)
            column.MoveTo(_file);
    }

    /// <summary>Ends the table.</summary>
    /// <param name="kept">how many of the columns it has</param>
    public void Complete(int kept)
    {
        Columns = Columns[..kept];
        _file?.Flush();
    }
}
