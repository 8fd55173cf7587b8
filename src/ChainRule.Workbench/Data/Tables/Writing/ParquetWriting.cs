using Parquet;
using Parquet.Schema;

namespace ChainRule.Workbench.Data.Tables.Writing;

/// <summary>Writes Parquet: columns of numbers or texts, any of which may lack a value, in groups of rows.</summary>
internal static class ParquetWriting
{
    private const int RowsInGroup = 1 << 20;

    private static readonly ParquetOptions Options = new() { CompressionMethod = CompressionMethod.Zstd };

    public static void Write(Stream stream, WrittenTable table) => WriteAsync(stream, table).GetAwaiter().GetResult();

    private static async Task WriteAsync(Stream stream, WrittenTable table)
    {
        DataField[] fields = [.. table.Columns.Select(column => new DataField(column.Name, column.Number is null ? typeof(string) : typeof(double), isNullable: true))];
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, Options);
        for (var start = 0; start < table.RowCount; start += RowsInGroup)
        {
            var rows = Enumerable.Range(start, Math.Min(RowsInGroup, table.RowCount - start));
            using var group = writer.CreateRowGroup();
            foreach (var (column, field) in table.Columns.Zip(fields))
            {
                if (column.Number is { } number)
                    await group.WriteAsync<double>(field, rows.Select(row => number(row) is var value && double.IsNaN(value) ? null : (double?)value).ToArray());
                else
                    await group.WriteAsync(field, rows.Select(row => column.IsEmpty(row) ? null! : column.Text(row)).ToArray());
            }

            group.CompleteValidate();
        }
    }
}
