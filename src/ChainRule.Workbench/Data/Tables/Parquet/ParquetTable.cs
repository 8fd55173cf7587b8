using ChainRule.Data;
using ChainRule.Workbench.Data.Files;
using ChainRule.Workbench.Data.Tables.Cells;
using ChainRule.Workbench.Data.Tables.Reading;
using ChainRule.Workbench.Texts;
using Parquet;
using Parquet.Schema;

namespace ChainRule.Workbench.Data.Tables.Parquet;

/// <summary>Reads Parquet files, one group of rows after the other; nested columns are left out.</summary>
internal static class ParquetTable
{
    // A group of rows may have so many, or so many for each byte of the file: more are not to be believed.
    private const long FreeRows = 1 << 20;
    private const int MostRowsAByte = 16;

    private static readonly ParquetOptions Options = new() { TreatByteArrayAsString = true };

    /// <exception cref="InputException">the file is damaged, or holds no table</exception>
    public static Table Read(DataFile file, TableOptions options)
    {
        using Stream content = file.SeekablePath is { } path ? InputFile.Read(path, () => File.OpenRead(path)) : new MemoryStream(file.ReadAll());
        try
        {
            return ReadAsync(content, file.Name, options).GetAwaiter().GetResult();
        }
        catch (Exception fault) when (fault is not (InputException or OutOfMemoryException))
        {
            // Damaged files make the reader throw whatever its code meets.
            throw new InputException(file.Name, null, "this is not a Parquet file that can be read: it is damaged or cut short", "fetch or write it again", fault);
        }
    }

    private static async Task<Table> ReadAsync(Stream content, string file, TableOptions options)
    {
        ParquetCheck.Footer(content);
        await using var reader = await ParquetReader.CreateAsync(content, Options, leaveStreamOpen: true);
        var columns = reader.Schema.Fields.ToLookup(field => field is DataField { IsArray: false, MaxRepetitionLevel: 0 } data && ParquetColumn.CanRead(data));
        var cells = new CellWriter(file, "row", options);
        foreach (var field in columns[true])
            cells.AddColumn($"column \"{field.Name}\"");
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            using var rows = reader.OpenRowGroupReader(group);
            if (rows.RowCount < 0 || rows.RowCount > FreeRows + MostRowsAByte * content.Length || rows.RowCount + cells.RowCount > int.MaxValue)
                throw new InputException(file, $"row group {group}", FormattableString.Invariant($"it says that it has {rows.RowCount} rows, but the file has {content.Length} bytes"), "fetch or write the file again");
            await ReadAsync(content, rows, [.. columns[true].Cast<DataField>()], cells);
        }

        return cells.Complete([.. columns[true].Select(field => field.Name)], [.. columns[false].Select(LeftOut)]);
    }

    private static async Task ReadAsync(Stream content, ParquetRowGroupReader rows, DataField[] columns, CellWriter cells)
    {
        foreach (var (place, column) in columns.Index())
        {
            ParquetCheck.Pages(content, rows.GetMetadata(column)!.MetaData!, rows.RowCount);
            await ParquetColumn.ReadAsync(rows, column, cells, place);
            cells.EndColumn(place);
        }

        cells.EndRows((int)rows.RowCount, cells.RowCount);
    }

    private static string LeftOut(Field field) => $"column \"{ShownWord.Of(field.Name)}\" holds {(field is DataField { IsArray: false, MaxRepetitionLevel: 0 } data ? $"values of the type {data.ClrType.Name}" : "lists or records")} and is left out";
}
