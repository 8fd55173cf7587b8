namespace ChainRule.Workbench.Data.Tables.Cells;

/// <summary>Where the rows of a table are in their file, and how numbers are written there.</summary>
internal abstract class RowOrigins
{
    /// <summary>The place of a row in messages: line 7.</summary>
    public abstract string Place(int row);

    /// <summary>How the number in a cell is written; null if a file of this kind has only its value.</summary>
    public virtual string? Spelling(int row, int column) => null;
}
