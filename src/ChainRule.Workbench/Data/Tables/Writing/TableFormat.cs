using ChainRule.Data;

namespace ChainRule.Workbench.Data.Tables.Writing;

/// <summary>A format that tables are written in, by how the names of its files end.</summary>
public sealed record TableFormat
{
    private static readonly TableFormat[] All =
    [
        new(".csv", (stream, table, _) => TextWriting.Write(stream, table, table.DecimalMark == ',' ? ';' : ',')),
        new(".tsv", (stream, table, _) => TextWriting.Write(stream, table, '\t')),
        new(".xlsx", ExcelWriting.Write),
        new(".parquet", (stream, table, _) => ParquetWriting.Write(stream, table)),
        new(".npz", (stream, table, _) => ArrayWriting.Write(stream, table)),
        new(".jsonl", (stream, table, _) => RecordWriting.Write(stream, table)),
    ];

    private readonly string _ending;
    private readonly Action<Stream, WrittenTable, string> _write;

    private TableFormat(string ending, Action<Stream, WrittenTable, string> write) => (_ending, _write) = (ending, write);

    /// <summary>How the names of the files end, for messages.</summary>
    public static string Endings { get; } = $"{string.Join(", ", All[..^1].Select(format => format._ending))} or {All[^1]._ending}";

    /// <summary>The format of a file by its name; CSV for a name without an ending.</summary>
    /// <exception cref="InputException">no format has this ending</exception>
    public static TableFormat Of(string file)
    {
        var ending = Path.GetExtension(file);
        return ending.Length == 0 ? All[0]
            : Array.Find(All, format => format._ending.Equals(ending, StringComparison.OrdinalIgnoreCase))
                ?? throw new InputException(file, null, $"no table is written to files called \"{ending}\"", $"let the name end with {Endings}");
    }

    /// <summary>Writes a table; <paramref name="file"/> is the file's name in messages.</summary>
    /// <exception cref="InputException">the format cannot hold the table</exception>
    public void Write(Stream stream, WrittenTable table, string file) => _write(stream, table, file);
}
