using ChainRule.Data;
using ChainRule.Tests;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Tables.Writing;

namespace ChainRule.Workbench.Tests.Data.Tables.Writing;

public sealed class TableFormatTests : IDisposable
{
    private static readonly double[] Numbers = [0, -1.5, 0.1f, double.NaN, 1e-12, 123456789];
    private static readonly string[] Words = ["007", "a \"b\", c;\td", "", "ü€😀", "line\nbreak", "_x0041_ & <b>"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("t.csv")]
    [InlineData("t.tsv")]
    [InlineData("t.xlsx")]
    [InlineData("t.parquet")]
    [InlineData("t.npz")]
    [InlineData("t.jsonl")]
    [InlineData("t")]
    [InlineData("t.XLSX")]
    public async Task What_is_written_is_read_again(string name)
    {
        var path = _folder.File(name);
        Write(path, Table());
        var table = Assert.IsType<TableData>(await new DataSource().LoadAsync(path)).Table;
        Assert.Equal(["number", "the word"], table.Columns);
        Assert.Equal(Numbers, Rows().Select(row => table.NumberOrNaN(row, 0)));
        Assert.Equal(Words, Rows().Select(row => table[row, 1]));
        Assert.Equal([2], Rows().Where(row => table.IsMissing(row, 1)));
    }

    [Theory]
    [InlineData("t.xlsx")]
    [InlineData("t.parquet")]
    [InlineData("t.npz")]
    public void The_same_table_makes_the_same_bytes(string name)
    {
        Write(_folder.File(name), Table());
        var first = File.ReadAllBytes(_folder.File(name));
        Write(_folder.File(name), Table());
        Assert.Equal(first, File.ReadAllBytes(_folder.File(name)));
    }

    [Fact]
    public void An_unknown_ending_is_refused_with_those_that_are_known() =>
        Assert.Equal("a.ods: no table is written to files called \".ods\"; let the name end with .csv, .tsv, .xlsx, .parquet, .npz or .jsonl", Assert.Throws<InputException>(() => TableFormat.Of("a.ods")).Message);

    [Fact]
    public void What_a_sheet_cannot_hold_is_refused()
    {
        var many = new WrittenTable([new("a", _ => "")], 1 << 20);
        Assert.StartsWith("t.xlsx: a sheet has at most 1048576 rows, one of them the header, ", Assert.Throws<InputException>(() => TableFormat.Of("t.xlsx").Write(Stream.Null, many, "t.xlsx")).Message, StringComparison.Ordinal);
        var longText = new WrittenTable([new("a", _ => new('x', 40_000))], 1);
        Assert.StartsWith("t.xlsx, row 0: a text has 40000 characters, ", Assert.Throws<InputException>(() => TableFormat.Of("t.xlsx").Write(new MemoryStream(), longText, "t.xlsx")).Message, StringComparison.Ordinal);
    }

    private static void Write(string path, WrittenTable table)
    {
        using var stream = File.Create(path);
        TableFormat.Of(path).Write(stream, table, path);
    }

    private static WrittenTable Table() => new(
        [
            new("number", row => double.IsNaN(Numbers[row]) ? "" : Numbers[row].ToString("R", System.Globalization.CultureInfo.InvariantCulture), row => Numbers[row]),
            new("the word", row => Words[row]),
        ],
        Numbers.Length);

    private static IEnumerable<int> Rows() => Enumerable.Range(0, Numbers.Length);
}
