using ChainRule.Data;
using ChainRule.Tests;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Tables;

namespace ChainRule.Workbench.Tests.Data.Tables.Records;

public sealed class RecordTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{\"a\":1,\"b\":{\"c\":\"x\",\"d\":true}}\n\n{\"b\":{\"c\":\"007\"},\"a\":null,\"e\":12345678901234567}\n")]
    [InlineData("\uFEFF [ {\"a\":1.0,\"b\":{\"c\":\"x\",\"d\":true}},\n\n{\"b\":{\"c\":\"007\"},\"a\":null,\"e\":12345678901234567}]")]
    public async Task Keys_are_columns_and_those_within_have_both_names(string text)
    {
        var table = await TableOf(text);
        Assert.Equal(["a", "b.c", "b.d", "e"], table.Columns);
        Assert.Equal(["1", "x", "true", ""], Row(table, 0));
        Assert.Equal(["", "007", "", "12345678901234567"], Row(table, 1));
        Assert.EndsWith(", line 3, column \"a\": no", table.Fault(1, 0, "no").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_are_left_out_and_told()
    {
        var table = await TableOf("{\"a\":1,\"t\":[1,{\"x\":[2]}]}\n{\"a\":2,\"t\":[]}\n");
        Assert.Equal(["a"], table.Columns);
        Assert.Equal(["t holds lists and is left out"], table.LeftOut);
    }

    [Fact]
    public async Task Many_records_are_read_part_by_part()
    {
        var table = await TableOf(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{{\"number\":{i},\"word\":\"w{i % 7}\"}}\n")));
        Assert.Equal((20_000, 19_999, "w0"), (table.RowCount, table.Number(19_999, 0), table[7, 1]));
    }

    [Theory]
    [InlineData("{\"a\":1}\n{\"a\":2,\"a\":3}\n", ", line 2: the record has \"a\" twice; write it once")]
    [InlineData("{\"a\":1}\n{\"a\":NaN}\n", ", line 2, column 6: this is not JSON: JSON has no NaN and no infinity")]
    [InlineData("{\"a\":1}\n{\"a\":2\n", ", line 3, column 1: this is not JSON: it ends too early: a bracket, a quote or a value is not complete")]
    [InlineData("{\"a\":1}\n{\"a\":[1]}\n", ", line 2: \"a\" is a list, but a single value in an earlier record; write the same kind of value in all records")]
    [InlineData("{\"a\":[1],\"b\":1}\n{\"a\":1}\n", ", line 2: \"a\" is a single value, but a list in an earlier record; write the same kind of value in all records")]
    [InlineData("{\"a\":1}\n{\"a\":\"\\ud800\"}\n", ", line 2: a string has an unpaired surrogate escape; write the character itself")]
    [InlineData("[{\"a\":1}, 2]", ", line 1: a record is not an object; write {\"column\": value, …} for each row")]
    [InlineData("[{\"a\":1}]\n{\"a\":2}", ", line 2: something follows the array; write all records in it")]
    [InlineData("{}\n{}\n", ": there is no row of data in the file; it must hold rows of data")]
    public async Task What_is_wrong_is_refused_with_its_line(string text, string message) =>
        Assert.EndsWith(message, (await Assert.ThrowsAsync<InputException>(() => TableOf(text))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Nesting_has_an_end() =>
        Assert.Contains("nested more than 64 deep", (await Assert.ThrowsAsync<InputException>(() => TableOf("{\"a\":1}\n" + string.Concat(Enumerable.Repeat("{\"a\":", 100))))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("t.json", "{\"layers\":[]}")]
    [InlineData("t.json", "{\"a\":1}")]
    [InlineData("t", "[[1,2],[3,4]]")]
    public async Task Other_JSON_is_no_data(string name, string text) =>
        Assert.Contains(": this is JSON, but not JSON lines or an array of objects with one for each row; use ", (await Assert.ThrowsAsync<InputException>(() => TableOf(text, name))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task One_record_is_known_by_the_name_of_its_file_or_by_its_length()
    {
        Assert.Equal(1, (await TableOf("{\"a\":1}", "t.jsonl")).RowCount);
        Assert.Equal(1, (await TableOf($"{{\"a\":1{string.Concat(Enumerable.Range(0, 1000).Select(i => $",\"b{i}\":2"))}}}", "t")).RowCount);
    }

    private async Task<Table> TableOf(string text, string name = "t.json") =>
        Assert.IsType<TableData>(await new DataSource().LoadAsync(_folder.Write(name, text))).Table;

    private static IEnumerable<string> Row(Table table, int row) => Enumerable.Range(0, table.Columns.Count).Select(column => table[row, column]);
}
