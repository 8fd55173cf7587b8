namespace ChainRule.Workbench.Data.Tables.Writing;

/// <summary>A table to write, in a format that has a name for its files.</summary>
/// <param name="Columns">its columns</param>
/// <param name="RowCount">how many rows each has</param>
/// <param name="DecimalMark">the mark of the numbers in its texts</param>
public sealed record WrittenTable(IReadOnlyList<WrittenColumn> Columns, int RowCount, char DecimalMark = '.');
