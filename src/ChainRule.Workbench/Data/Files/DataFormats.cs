namespace ChainRule.Workbench.Data.Files;

/// <summary>What data are read from, as messages name it.</summary>
public static class DataFormats
{
    public const string Readable = "CSV, Excel (.xlsx), Parquet, JSON lines, NumPy, IDX or picture files";

    /// <summary>What to do about a file of another kind.</summary>
    public const string Remedy = "use " + Readable;
}
