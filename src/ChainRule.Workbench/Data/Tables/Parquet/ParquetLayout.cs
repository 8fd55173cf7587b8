namespace ChainRule.Workbench.Data.Tables.Parquet;

/// <summary>
/// The structures in which Parquet files describe themselves (parquet.thrift): for each field, from 1, what it holds. i is a whole number, b bytes, t a truth
/// value, y a byte, d a double; a name is a structure; [ before any of these is a list of it; empty is what is not read.
/// </summary>
internal static class ParquetLayout
{
    public const string File = "File";
    public const string Page = "Page";

    private static readonly Dictionary<string, string[]> Structures = new()
    {
        [File] = ["i", "[Schema", "i", "[Group", "[Key", "b", "[Order", "Algorithm", "b"],
        ["Schema"] = ["i", "i", "i", "b", "i", "i", "i", "i", "i", "Logical"],
        ["Logical"] = ["None", "None", "None", "None", "Decimal", "None", "Time", "Time", "None", "Integer", "None", "None", "None", "None", "None", "Variant", "Geometry", "Geography"],
        ["Decimal"] = ["i", "i"],
        ["Time"] = ["t", "Unit"],
        ["Unit"] = ["None", "None", "None"],
        ["Integer"] = ["y", "t"],
        ["Variant"] = ["y"],
        ["Geometry"] = ["b"],
        ["Geography"] = ["b", "i"],
        ["Group"] = ["[Column", "i", "i", "[Sorting", "i", "i", "i"],
        ["Column"] = ["b", "i", "Values", "i", "i", "i", "i", "Secret", "b"],
        ["Values"] = ["i", "[i", "[b", "i", "i", "i", "i", "[Key", "i", "i", "i", "Statistics", "[Encoding", "i", "i", "Sizes", "Places"],
        ["Statistics"] = ["b", "b", "i", "i", "b", "b", "t", "t"],
        ["Encoding"] = ["i", "i", "i"],
        ["Sizes"] = ["i", "[i", "[i"],
        ["Places"] = ["Box", "[i"],
        ["Box"] = ["d", "d", "d", "d", "d", "d", "d", "d"],
        ["Key"] = ["b", "b"],
        ["Sorting"] = ["i", "t", "t"],
        ["Order"] = ["None"],
        ["Algorithm"] = ["Cipher", "Cipher"],
        ["Cipher"] = ["b", "b", "t"],
        ["Secret"] = ["None", "SecretColumn"],
        ["SecretColumn"] = ["[b", "b"],
        [Page] = ["i", "i", "i", "i", "Data", "None", "Words", "Data2"],
        ["Data"] = ["i", "i", "i", "i", "Statistics"],
        ["Words"] = ["i", "i", "t"],
        ["Data2"] = ["i", "i", "i", "i", "i", "i", "t", "Statistics"],
        ["None"] = [],
    };

    /// <summary>What a field of a structure holds; empty if it is not known.</summary>
    public static string Find(string structure, long field) =>
        structure.Length > 0 && Structures[structure] is var fields && field > 0 && field <= fields.Length ? fields[field - 1] : "";
}
