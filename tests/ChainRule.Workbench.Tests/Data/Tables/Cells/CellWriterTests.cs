using ChainRule.Data;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Tables.Cells;
using ChainRule.Workbench.Data.Tables.Reading;

namespace ChainRule.Workbench.Tests.Data.Tables.Cells;

public sealed class CellWriterTests
{
    [Fact]
    public void Texts_are_read_as_those_of_CSV_are()
    {
        var cells = Writer(new() { MissingWords = ["-999", "NA"] });
        foreach (var text in new[] { "12", "007", "1.50", "red", " 3 ", "-999", null })
        {
            cells.Add(0, text);
            cells.EndRow(cells.RowCount + 1);
        }

        var table = cells.Complete(["a"], []);
        Assert.Equal(["12", "007", "1.50", "red", "3", "-999", ""], Texts(table));
        Assert.Equal([12, 7, 1.5, double.NaN, 3, double.NaN, double.NaN], Enumerable.Range(0, 7).Select(row => table.NumberOrNaN(row, 0)));
        Assert.Equal([5, 6], Enumerable.Range(0, 7).Where(row => table.IsMissing(row, 0)));
        Assert.Equal("007", table.Content(0).Code);
    }

    [Fact]
    public void Numbers_may_be_missing_too_large_or_long()
    {
        var cells = Writer(new() { MissingWords = ["-999"] });
        foreach (var number in new[] { 0.1, double.NaN, -999, 1e300, -1e300 })
        {
            cells.Add(0, number);
            cells.EndRow(cells.RowCount + 1);
        }

        cells.Add(0, 9_007_199_254_740_993);
        cells.EndRow(6);
        var table = cells.Complete(["a"], []);
        Assert.Equal(["0.1", "", "-999", "1E+300", "-1E+300", "9007199254740993"], Texts(table));
        Assert.Equal([1, 2], Enumerable.Range(0, 6).Where(row => table.IsMissing(row, 0)));
        Assert.Contains("does not fit in a 32-bit number", Assert.Throws<InputException>(() => table.Number(3, 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_written_with_the_mark_that_texts_have()
    {
        var cells = Writer(new() { Decimal = ',' });
        cells.Add(0, 1.5);
        cells.EndRow(1);
        cells.Add(0, "2,50");
        cells.EndRow(2);
        var table = cells.Complete(["a"], []);
        Assert.Equal(["1,5", "2,50"], Texts(table));
        Assert.Equal(2.5, table.Number(1, 0));
    }

    [Fact]
    public void Rows_have_the_numbers_of_the_file_and_columns_the_order_that_is_named()
    {
        var cells = Writer(new());
        cells.Add(0, 1L);
        cells.EndRow(3);
        cells.AddColumn("B");
        cells.Add(1, "b");
        cells.EndRow(7);
        var table = cells.Complete(["B", "A"], ["something is left out"], [1, 0]);
        Assert.Equal(["", "b"], Texts(table));
        Assert.Equal("f, row 3, column \"A\": no", table.Fault(0, 1, "no").Message);
        Assert.Equal("f, row 7, column \"A\": no", table.Fault(1, 1, "no").Message);
        Assert.Equal("something is left out", table.Notes[0]);
    }

    [Fact]
    public void What_is_more_than_memory_may_hold_is_read_from_a_file()
    {
        const int rows = 40_000;
        var cells = Writer(new() { Memory = new MemoryLimit(1) });
        cells.AddColumn("b");
        for (var part = 0; part < 2; part++)
        {
            for (var row = 0; row < rows / 2; row++)
                cells.Add(0, part * rows / 2 + row);
            cells.EndColumn(0);
            for (var row = 0; row < rows / 2; row++)
                cells.Add(1, "0" + row % 10);
            cells.EndColumn(1);
            cells.EndRows(rows / 2, part * rows / 2);
        }

        var table = cells.Complete(["a", "b"], []);
        Assert.True(table.IsInFile);
        Assert.All([0, 16_383, 16_384, 19_999, 20_000, 39_999], row => Assert.Equal((row, "0" + row % 10), (table.Number(row, 0), table[row, 1])));
    }

    [Fact]
    public void A_few_values_do_not_ask_for_a_great_table()
    {
        var cells = Writer(new());
        for (var column = 1; column < 2000; column++)
            cells.AddColumn($"column {column}");
        var fault = Assert.Throws<InputException>(() =>
        {
            for (var row = 1; row < 10_000; row++)
                cells.EndRow(row);
        });
        Assert.Equal("f, row 525: 525 rows and 2000 columns would be nearly empty: 0 cells have a value; give the rows the same columns", fault.Message);
    }

    private static CellWriter Writer(TableOptions options)
    {
        var cells = new CellWriter("f", "row", options);
        cells.AddColumn("a");
        return cells;
    }

    private static IEnumerable<string> Texts(ChainRule.Workbench.Data.Tables.Table table) => Enumerable.Range(0, table.RowCount).Select(row => table[row, 0]);
}
