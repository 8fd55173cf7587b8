using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Series;

namespace ChainRule.Workbench.Tests.Data.Tables.Series;

public sealed class NaiveForecastTests
{
    [Fact]
    public void It_is_the_last_value_that_is_known()
    {
        var table = TextTables.Of("y", 20, row => $"{3 * row}");
        Assert.Equal(new NaiveForecast(2, 6), Of(table, new(4, 2), [10, 11, 19]));
    }

    [Fact]
    public void Where_that_is_better_it_is_the_value_a_window_before()
    {
        var table = TextTables.Of("y", 20, row => $"{(row % 4) * (row % 4) + row / 8.0}");
        Assert.Equal(new NaiveForecast(4, 0.5), Of(table, new(4), [10, 11, 12, 13]));
    }

    [Fact]
    public void It_is_told_beside_the_model()
    {
        Assert.Equal("a naive forecast, the value 1 row before, has a mean absolute error of 2.0000; the model's is 0.5000, 0.25 times that", new NaiveForecast(1, 2).Beside(0.5));
        Assert.Null(NaiveForecast.Of(Preparation.Fit(TextTables.Read("a,y\n1,2.5\n2,3\n")), TextTables.Read("a,y\n1,2.5\n"), [0]));
    }

    private static NaiveForecast? Of(Table table, Windowing windows, int[] rows) =>
        NaiveForecast.Of(Preparation.Fit(table, new() { Windows = windows }), table, rows);
}
