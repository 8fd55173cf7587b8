using System.Text;
using ChainRule.Data;
using ChainRule.Tests;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace ChainRule.Workbench.Tests.Data.Tables;

public sealed class TableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a,b\n1,x\n2,y\n")]
    [InlineData("\uFEFFa;b\r\n1;x\r\n2;y")]
    [InlineData("a\tb\n\n1\tx\n\n2\ty\n\n")]
    [InlineData("\"a\", b\n1,\"x\"\n\" 2\",y")]
    public void Reads_separators_quotes_blank_lines_and_byte_order_marks(string text)
    {
        var table = Read(text);
        Assert.Equal(["a", "b"], table.Columns);
        Assert.Equal(["1", "x", "2", "y"], new[] { table[0, 0], table[0, 1], table[1, 0], table[1, 1] });
    }

    [Theory]
    [InlineData("a,b,\n1,x,\n2,y,\n")]
    [InlineData("a,b\n1,x,\n2,y,\n")]
    [InlineData("a\tb\t\n1\tx\t\n2\ty\t\n")]
    public void A_separator_behind_the_last_cell_of_every_row_is_no_column(string text)
    {
        var table = Read(text);
        Assert.Equal(["a", "b"], table.Columns);
        Assert.Equal(["1", "x", "2", "y"], new[] { table[0, 0], table[0, 1], table[1, 0], table[1, 1] });
    }

    [Fact]
    public void A_second_row_of_fewer_cells_is_refused_whatever_the_first_one_holds() =>
        Assert.EndsWith("t.csv, line 2: the row has 2 cells, where line 1 has 3; every row must have the same number", Assert.Throws<InputException>(() => Read("1.50,2,007\n1,2\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_last_column_with_a_name_is_one_without_any_value() =>
        Assert.Equal(["a", "b", "c"], Read("a,b,c\n1,x,\n2,y,\n").Columns);

    [Fact]
    public void A_quoted_cell_may_hold_separators_quotes_and_lines()
    {
        var table = Read("a,b\n1,\"x, \"\"y\"\"\nz\"\n2,w\n3,\n");
        Assert.Equal("x, \"y\"\nz", table[0, 1]);
        Assert.Equal("t.csv, line 4, column \"b\": no", Short(table.Fault(1, 1, "no")));
    }

    [Theory]
    [InlineData(" 1.5   2  \"a \"\"b\"\"\"\n\n 3     4  x\n")]
    [InlineData("1.5 2 \"a \"\"b\"\"\"\n3\t4 x\n")]
    public void Blanks_separate_where_nothing_else_does_and_that_is_said(string text)
    {
        var table = Read(text);
        Assert.Equal(["1.5", "2", "a \"b\"", "3", "4", "x"], Enumerable.Range(0, 6).Select(i => table[i / 3, i % 3]));
        Assert.Equal("the 3 columns are read as separated by blanks; use --separator if something else separates them", table.Notes[0]);
    }

    [Fact]
    public void Blanks_within_cells_separate_nothing()
    {
        Assert.Equal(2, Read("full name,b\nx y,1\n").Columns.Count);
        Assert.Single(Read("free text\nof more words\n").Columns);
        Assert.Equal(["18.0", "8", "chevrolet malibu"], Enumerable.Range(0, 3).Select(i => Read("18.0  8\t\"chevrolet malibu\"\n", new TableOptions(Separator: ' '))[0, i]));
    }

    [Fact]
    public void Options_override_what_is_detected()
    {
        var table = Read("a|b,c\n1|2,3\n", new TableOptions(Header: false, Separator: '|'));
        Assert.Equal(["column1", "column2"], table.Columns);
        Assert.Equal("b,c", table[0, 1]);
    }

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData("-1e3", -1000.0)]
    [InlineData("+.5", 0.5)]
    [InlineData("1e999", double.PositiveInfinity)]
    [InlineData("-inf", double.PositiveInfinity)]
    [InlineData("Infinity", double.PositiveInfinity)]
    [InlineData("1e39", double.PositiveInfinity)]
    [InlineData("1,5", null)]
    [InlineData("0x10", null)]
    [InlineData("info", null)]
    public void Knows_what_is_a_number(string text, double? value)
    {
        Assert.Equal(value is not null, Cell.IsNumber(text, out var number));
        if (value is not null)
            Assert.Equal(value, number);
    }

    [Theory]
    [InlineData("a,b\n1,2\n3\n", "line 3: the row has 1 cell, where line 1 has 2; every row must have the same number")]
    [InlineData("a,b\n1,2,3\n", "line 2: the row has 3 cells, where line 1 has 2; every row must have the same number; if line 1 is a title or a comment, remove it")]
    [InlineData("# by hand\na,b\n1,2\n", "line 2: the row has 2 cells, where line 1 has 1; every row must have the same number; if line 1 is a title or a comment, remove it")]
    [InlineData("a,b\n1,2\n1,2,\n", "line 3: the row has 3 cells, where line 1 has 2; every row must have the same number")]
    [InlineData("a,b\n1,2,\n1,2,3\n", "line 2: the row has 3 cells, where line 1 has 2; every row must have the same number; if line 1 is a title or a comment, remove it")]
    [InlineData("a,b\n1,\"2\n3,4\n", "line 2: a quote is not closed, or is in the middle of a cell; put the whole cell in quotes, and double a quote within it")]
    [InlineData("a,b\n1,2\n3,4\"\n", "line 3: a quote is not closed, or is in the middle of a cell; put the whole cell in quotes, and double a quote within it")]
    [InlineData("a,b\n", "line 1: there is a header, but no row of data below it; add rows")]
    [InlineData("a,b,a\n1,2,3\n", "line 1, column 3: another column is already called \"a\"; give each column a name of its own")]
    public void Refuses_what_is_no_table(string text, string message) =>
        Assert.Equal("t.csv, " + message, Short(Assert.Throws<InputException>(() => Read(text))));

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData(" \r\n\n")]
    public void Refuses_an_empty_file(string text) =>
        Assert.Equal("t.csv: the file is empty; it must hold rows of data", Short(Assert.Throws<InputException>(() => Read(text))));

    [Fact]
    public void Refuses_more_cells_than_a_row_may_have() =>
        Assert.Equal("t.csv, line 1: the row has 65537 cells, and the maximum is 65536; is the separator right?", Short(Assert.Throws<InputException>(() => Read(new string(',', 65536) + "\n"))));

    [Fact]
    public void Refuses_a_cell_beyond_measure() =>
        Assert.Equal("t.csv, line 2, column 2: the cell has 65537 characters, and the maximum is 65536", Short(Assert.Throws<InputException>(() => Read("a,b\n1," + new string('x', 65537)))));

    [Fact]
    public void Any_text_is_read_or_refused_and_nothing_else() =>
        Prop.ForAll<string, byte[]>((text, bytes) =>
        {
            foreach (var content in new[] { Encoding.UTF8.GetBytes("a,\"b\"\n" + text + "," + text), bytes })
            {
                try
                {
                    Table.Read(_folder.Write("t.csv", content));
                }
                catch (InputException fault)
                {
                    Assert.DoesNotContain('\n', fault.Message);
                }
            }
        }).QuickCheckThrowOnFailure();

    private Table Read(string text, TableOptions? options = null) => Table.Read(_folder.Write("t.csv", text), options);

    private string Short(InputException fault) => fault.Message.Replace(_folder.File("t.csv"), "t.csv", StringComparison.Ordinal);

    // Where each column looked through all others, or took kilobytes, this took minutes and gigabytes.
    [Fact]
    public void A_wide_table_takes_memory_that_goes_with_its_width()
    {
        var cells = Enumerable.Range(0, 20_000).ToArray();
        var text = string.Join('\n', string.Join(',', cells.Select(i => $"c{i}")), string.Join(',', cells), string.Join(',', cells.Select(_ => "x")));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var table = Table.Parse(System.Text.Encoding.UTF8.GetBytes(text), "wide.csv");
        _ = table.Notes;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400_000_000);
        Assert.Equal((20_000, 2, 19_999), (table.Columns.Count, table.RowCount, table.Find("c19999")));
    }
}
