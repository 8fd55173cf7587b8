namespace ChainRule.Workbench.Data.Tables.Cells;

/// <summary>Rows that are counted from <paramref name="first"/>, as those of a sheet or a Parquet file.</summary>
/// <param name="noun">what a row is called there</param>
internal sealed class CountedRows(string noun, int first) : RowOrigins
{
    public override string Place(int row) => FormattableString.Invariant($"{noun} {row + first}");
}
