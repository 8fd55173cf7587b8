using ChainRule.Data;
using ChainRule.Tests;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Tables;
using Parquet;
using Parquet.Schema;

namespace ChainRule.Workbench.Tests.Data.Tables.Parquet;

public sealed class ParquetTableTests : IDisposable
{
    private static readonly DateTime Moment = new(2024, 2, 29, 18, 30, 0, DateTimeKind.Utc);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(CompressionMethod.None)]
    [InlineData(CompressionMethod.Snappy)]
    [InlineData(CompressionMethod.Gzip)]
    [InlineData(CompressionMethod.Brotli)]
    [InlineData(CompressionMethod.Zstd)]
    [InlineData(CompressionMethod.LZ4)]
    public async Task Columns_of_every_flat_type_are_read(CompressionMethod compression)
    {
        var table = await TableOf(await FileOf(compression));
        Assert.Equal(["flag", "small", "id", "real", "price", "when", "name"], table.Columns);
        Assert.Equal(["true", "-3", "9007199254740993", "1.5", "12.5", "2024-02-29 18:30:00", "007"], Row(table, 0));
        Assert.Equal(["", "", "2", "", "", "", ""], Row(table, 1));
        Assert.Equal(["false", "4", "3", "-0.25", "2", "2024-02-29", "red"], Row(table, 5));
        Assert.Equal(["column \"tags\" holds lists or records and is left out"], table.LeftOut);
        Assert.EndsWith(", row 5, column \"id\": no", table.Fault(5, 2, "no").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_is_refused()
    {
        var whole = await FileOf(CompressionMethod.Snappy);
        foreach (var length in new[] { 4, 11, whole.Length / 2, whole.Length - 1 })
            Assert.EndsWith(": this is not a Parquet file that can be read: it is damaged or cut short; fetch or write it again", (await Assert.ThrowsAsync<InputException>(() => TableOf(whole[..length]))).Message, StringComparison.Ordinal);
    }

    private static async Task<byte[]> FileOf(CompressionMethod compression)
    {
        DataField[] fields = [new DataField<bool?>("flag"), new DataField<short?>("small"), new DataField<long>("id"), new DataField<float?>("real"), new DecimalDataField("price", 10, 2, isNullable: true), new DataField<DateTime?>("when"), new DataField("name", typeof(string), isNullable: true), new DataField("tags", typeof(int), isArray: true)];
        using var file = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), file, new() { CompressionMethod = compression }))
        {
            for (var part = 0; part < 2; part++)
            {
                using var group = writer.CreateRowGroup();
                await group.WriteAsync<bool>(fields[0], new bool?[] { true, null, false });
                await group.WriteAsync<short>(fields[1], new short?[] { -3, null, 4 });
                await group.WriteAsync<long>(fields[2], new long[] { 9007199254740993, 2, 3 });
                await group.WriteAsync<float>(fields[3], new float?[] { 1.5f, null, -0.25f });
                await group.WriteAsync<decimal>(fields[4], new decimal?[] { 12.5m, null, 2 });
                await group.WriteAsync<DateTime>(fields[5], new DateTime?[] { Moment, null, Moment.Date });
                await group.WriteAsync(fields[6], new[] { "007", null!, "red" });
                await group.WriteAsync<int>(fields[7], new[] { 1, 2, 3 }, new[] { 0, 0, 0 });
                group.CompleteValidate();
            }
        }

        return file.ToArray();
    }

    private async Task<Table> TableOf(byte[] content) =>
        Assert.IsType<TableData>(await new DataSource().LoadAsync(_folder.Write("t", content))).Table;

    private static IEnumerable<string> Row(Table table, int row) => Enumerable.Range(0, table.Columns.Count).Select(column => table[row, column]);
}
