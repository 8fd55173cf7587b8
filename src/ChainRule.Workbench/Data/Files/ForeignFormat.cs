using System.Text;

namespace ChainRule.Workbench.Data.Files;

/// <summary>A format that is known by its first bytes and cannot be read.</summary>
/// <param name="Is">the end of a sentence that begins with "this is"</param>
/// <param name="Remedy">how to turn it into data that can be read</param>
internal sealed record ForeignFormat(string Is, string Remedy)
{
    private const string Save = "save the table as one of these";
    private const string Unpack = "unpack it, and use the file inside";
    private const string Pictures = "convert it to PNG";

    // The first bytes are written as Latin-1.
    private static readonly (string[] Starts, ForeignFormat Format)[] Known =
    [
        (["GIF8"], new("a GIF picture", Pictures)),
        (["%PDF"], new("a PDF document", Save)),
        (["PARE"], new("an encrypted Parquet file", "decrypt it")),
        (["ARROW1"], new("an Arrow file", Save)),
        (["FEA1"], new("a Feather file", Save)),
        (["\u0089HDF"], new("an HDF5 file", Save)),
        (["SQLite format 3"], new("an SQLite database", Save)),
        (["\u00D0\u00CF\u0011\u00E0"], new("an old or an encrypted Office file, such as an Excel workbook (.xls)", Save)),
        (["\u0080\u0002", "\u0080\u0003", "\u0080\u0004", "\u0080\u0005"], new("a Python pickle", Save)),
        (["BZh"], new("a bzip2 archive", Unpack)),
        (["\u00FD7zXZ"], new("an xz archive", Unpack)),
        (["\u0028\u00B5\u002F\u00FD"], new("a Zstandard archive", Unpack)),
        (["7z\u00BC\u00AF"], new("a 7-Zip archive", Unpack)),
        (["Rar!"], new("a RAR archive", Unpack)),
        (["<!DOCTYPE", "<html"], new("a web page (HTML)", "download the file itself instead")),
        (["<?xml"], new("XML", Save)),
        (["@relation"], new("an ARFF file", "remove the lines before @data and that line")),
        (["version https://git-lfs"], new("a Git LFS pointer, not the file itself", "fetch the file with: git lfs pull")),
    ];

    public static ForeignFormat? Find(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("PK\u0003\u0004"u8))
            return Zip(start);
        if (start.Length > 262 && start[257..].StartsWith("ustar"u8))
            return new("a tar archive", Unpack);
        var text = Encoding.Latin1.GetString(start);
        return Known.FirstOrDefault(known => known.Starts.Any(Begins)).Format;

        bool Begins(string first) =>
            text.StartsWith(first, StringComparison.Ordinal) || (text.Length >= first.Length && Ascii.EqualsIgnoreCase(text.AsSpan(0, first.Length), first));
    }

    // The names of the first files in the archive show what it is.
    private static ForeignFormat Zip(ReadOnlySpan<byte> start)
    {
        var text = Encoding.Latin1.GetString(start);
        return Has("opendocument") ? new("an OpenDocument file, such as a spreadsheet (.ods)", Save)
            : Has("data.pkl") ? new("a PyTorch file", "save the weights as safetensors")
            : new("a zip archive", Unpack);

        bool Has(string name) => text.Contains(name, StringComparison.Ordinal);
    }
}
