using System.Text;

namespace ChainRule.Workbench.Data.Files;

/// <summary>A format known by its first bytes that cannot be read: what it is, and what to do with it.</summary>
/// <param name="Is">the end of a sentence that begins with "this is"</param>
/// <param name="Remedy">how to make data of it that can be read</param>
internal sealed record ForeignFormat(string Is, string Remedy)
{
    private const string Save = "save the table as CSV";
    private const string Unpack = "unpack it, and use the file inside";
    private const string Pictures = "pictures are read from IDX files";
    private const string Arrays = "save the rows as CSV, or pictures as IDX files";

    private static readonly (byte[] Start, ForeignFormat Format)[] Known =
    [
        (Bytes("\u0089PNG"), new("a PNG picture", Pictures)),
        ([0xFF, 0xD8, 0xFF], new("a JPEG picture", Pictures)),
        (Bytes("GIF8"), new("a GIF picture", Pictures)),
        (Bytes("%PDF"), new("a PDF document", Save)),
        (Bytes("PAR1"), new("a Parquet file", Save)),
        (Bytes("ARROW1"), new("an Arrow file", Save)),
        (Bytes("FEA1"), new("a Feather file", Save)),
        (Bytes("\u0089HDF"), new("an HDF5 file", Save)),
        (Bytes("SQLite format 3"), new("an SQLite database", Save)),
        ([0xD0, 0xCF, 0x11, 0xE0], new("an old Office file, such as an Excel workbook (.xls)", Save)),
        (Bytes("\u0093NUMPY"), new("a NumPy array (.npy)", Arrays)),
        ([0x80, 2], new("a Python pickle", Arrays)),
        ([0x80, 3], new("a Python pickle", Arrays)),
        ([0x80, 4], new("a Python pickle", Arrays)),
        ([0x80, 5], new("a Python pickle", Arrays)),
        (Bytes("BZh"), new("a bzip2 archive", Unpack)),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'], new("an xz archive", Unpack)),
        ([0x28, 0xB5, 0x2F, 0xFD], new("a Zstandard archive", Unpack)),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], new("a 7-Zip archive", Unpack)),
        (Bytes("Rar!"), new("a RAR archive", Unpack)),
        (Bytes("<!DOCTYPE"), new("a web page (HTML)", "download the file itself instead")),
        (Bytes("<html"), new("a web page (HTML)", "download the file itself instead")),
        (Bytes("<?xml"), new("XML", Save)),
        (Bytes("@relation"), new("an ARFF file", "save the table as CSV, or remove the lines before @data and that line")),
        (Bytes("version https://git-lfs"), new("a Git LFS pointer, not the file itself", "fetch the file with: git lfs pull")),
    ];

    public static ForeignFormat? Find(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("PK\u0003\u0004"u8))
            return Zip(start);
        if (start.Length > 262 && start[257..].StartsWith("ustar"u8))
            return new("a tar archive", Unpack);
        foreach (var (bytes, format) in Known)
        {
            if (start.Length >= bytes.Length && Ascii.EqualsIgnoreCase(start[..bytes.Length], bytes) || start.StartsWith(bytes))
                return format;
        }

        return null;
    }

    // The names of its first parts tell what is zipped.
    private static ForeignFormat Zip(ReadOnlySpan<byte> start) =>
        Has(start, "[Content_Types].xml") || Has(start, "xl/") ? new("an Office file, such as an Excel workbook (.xlsx)", Save)
        : Has(start, "opendocument") ? new("an OpenDocument file, such as a spreadsheet (.ods)", Save)
        : Has(start, ".npy") ? new("a NumPy archive (.npz)", Arrays)
        : Has(start, "data.pkl") ? new("a PyTorch file", "save the weights as safetensors, and data as CSV or IDX files")
        : new("a zip archive", Unpack);

    private static bool Has(ReadOnlySpan<byte> start, string name) => start.IndexOf(Bytes(name)) >= 0;

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
