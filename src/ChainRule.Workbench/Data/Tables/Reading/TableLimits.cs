namespace ChainRule.Workbench.Data.Tables.Reading;

/// <summary>How large a table and its cells may be, whatever the file.</summary>
internal static class TableLimits
{
    /// <summary>Characters of a cell.</summary>
    public const int LongestCell = 1 << 16;

    public const int MostColumns = 1 << 16;
}
