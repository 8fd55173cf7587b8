using System.IO.Compression;
using System.Text;
using ChainRule.Data;
using ChainRule.Tests;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Files;
using ChainRule.Workbench.Data.Tables;

namespace ChainRule.Workbench.Tests.Data.Files;

public sealed class DataFileTests : IDisposable
{
    private const string Flowers = "5.0,3.0,alpha\n6.1,3.1,beta\n5.2,3.0,alpha\n6.3,3.1,beta\n\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("flowers.data")]
    [InlineData("flowers.dat")]
    [InlineData("flowers")]
    [InlineData("flowers.xlsx")]
    [InlineData("flowers-ubyte")]
    public async Task A_table_is_read_whatever_it_is_called(string name)
    {
        Assert.Equal(4, (await TableOf(_folder.Write(name, Flowers))).RowCount);
        Assert.Equal(4, (await TableOf(_folder.Write(name + ".gz", Compressed(Encoding.UTF8.GetBytes(Flowers))))).RowCount);
    }

    [Fact]
    public async Task Pictures_are_read_whatever_they_are_called()
    {
        var bytes = IdxBytes.Of([0, 255], 2, 1, 1);
        foreach (var file in new[] { _folder.Write("pictures", bytes), _folder.Write("pictures.csv", Compressed(bytes)) })
        {
            var data = Assert.IsType<UnlabelledPictures>(await new DataSource().LoadAsync(file));
            Assert.Equal([0.0, 1], data.Inputs.ToDoubles());
        }
    }

    [Theory]
    [InlineData("weights.bin", 0xFF)]
    [InlineData("weights.safetensors", 0x41)]
    public void A_header_that_is_too_long_is_no_table(string name, byte length)
    {
        using var file = DataFile.Open(_folder.Write(name, [.. Enumerable.Repeat(length, 8), .. "{}"u8]));
        Assert.True(file.IsModel);
    }

    [Fact]
    public async Task A_pipe_is_read_to_its_end()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "pipes have no names in folders there");
        var pipe = _folder.File("pipe");
        System.Diagnostics.Process.Start("mkfifo", [pipe]).WaitForExit();
        var rows = string.Concat(Enumerable.Repeat(Flowers, 5000));
        var writing = Task.Run(() => File.WriteAllText(pipe, rows));
        Assert.Equal(20000, (await TableOf(pipe)).RowCount);
        await writing;
    }

    [Theory]
    [InlineData("GIF89a", "this is a GIF picture, but data is read from CSV, Excel (.xlsx), Parquet, JSON lines, NumPy, IDX or picture files; convert it to PNG")]
    [InlineData("PAR1\u0015\0", "this is not a Parquet file that can be read: it is damaged or cut short; fetch or write it again")]
    [InlineData("PARE\u0015\0", "this is an encrypted Parquet file, but data is read from CSV, Excel (.xlsx), Parquet, JSON lines, NumPy, IDX or picture files; decrypt it")]
    [InlineData("%PDF-1.7", "this is a PDF document, but data is read from CSV, Excel (.xlsx), Parquet, JSON lines, NumPy, IDX or picture files; save the table as one of these")]
    [InlineData("PK\u0003\u0004\u0014\0[Content_Types].xml", "this is not a zip, or its end is missing; was the file cut off?")]
    [InlineData("PK\u0003\u0004\u0014\0iris.csv", "this is a zip archive, but data is read from CSV, Excel (.xlsx), Parquet, JSON lines, NumPy, IDX or picture files; unpack it, and use the file inside")]
    [InlineData("<!doctype html>", "this is a web page (HTML), but data is read from CSV, Excel (.xlsx), Parquet, JSON lines, NumPy, IDX or picture files; download the file itself instead")]
    [InlineData(" {\"layers\": []}", "this is JSON, but not JSON lines or an array of objects with one for each row; use CSV, Excel (.xlsx), Parquet, JSON lines, NumPy, IDX or picture files, or give a network file with --network")]
    [InlineData("[[1, 2], [3, 4]]", "this is JSON, but not JSON lines or an array of objects with one for each row; use CSV, Excel (.xlsx), Parquet, JSON lines, NumPy, IDX or picture files, or give a network file with --network")]
    [InlineData("\u0010\0\0\0\0\0\0\0{\"a\":", "these are weights or a model (safetensors), not data; use CSV, Excel (.xlsx), Parquet, JSON lines, NumPy, IDX or picture files")]
    [InlineData("\u007FELF\0\0\u0001", ", line 1: it contains a 00 byte, so it is not text; use CSV, Excel (.xlsx), Parquet, JSON lines, NumPy, IDX or picture files")]
    public async Task What_is_no_data_is_refused_with_what_it_is(string content, string message)
    {
        var file = _folder.Write("t.csv", Encoding.Latin1.GetBytes(content));
        Assert.Equal(file + (message[0] == ',' ? "" : ": ") + message, (await Assert.ThrowsAsync<InputException>(() => new DataSource().LoadAsync(file))).Message);
    }

    [Fact]
    public async Task A_column_in_brackets_is_no_JSON() =>
        Assert.Equal("[mm]", (await TableOf(_folder.Write("t.csv", "[mm],b\n1,2\n"))).Columns[0]);

    [Fact]
    public async Task No_more_is_decompressed_than_the_header_of_pictures_tells()
    {
        var file = _folder.Write("bomb", Compressed([.. IdxBytes.Of([0, 255], 2, 1, 1), .. new byte[1 << 20]]));
        Assert.Equal($"{file}: when decompressed, it is longer than the maximum of 18 bytes", (await Assert.ThrowsAsync<InputException>(() => new DataSource().LoadAsync(file))).Message);
    }

    private static async Task<Table> TableOf(string file) => Assert.IsType<TableData>(await new DataSource().LoadAsync(file)).Table;

    private static byte[] Compressed(byte[] content)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(content);
        return compressed.ToArray();
    }
}
