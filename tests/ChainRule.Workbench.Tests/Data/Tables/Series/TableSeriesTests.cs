using ChainRule.Data;
using ChainRule.Workbench.Data.Tables.Series;

namespace ChainRule.Workbench.Tests.Data.Tables.Series;

public sealed class TableSeriesTests
{
    [Fact]
    public void A_window_ends_the_horizon_before_its_row()
    {
        var series = new TableSeries(TextTables.Of("y", 6, row => $"{row}"), new(3, 2));
        Assert.Null(series.WindowOf(3));
        Assert.Equal([0, 1, 2], series.WindowOf(4)!);
        Assert.Equal([1, 2, 3], series.WindowOf(5)!);
        Assert.Equal(8, series.PredictedCount);
        Assert.Equal([3, 4, 5], series.WindowOf(7)!);
    }

    [Fact]
    public void Series_are_told_apart_by_a_word()
    {
        var series = new TableSeries(TextTables.Read("shop,y\na,0\nb,1\na,2\na,3\nb,4\n"), new(2, 1, "shop"));
        Assert.Equal([[0, 2, 3], [1, 4]], series.All);
        Assert.Equal([0, 2], series.WindowOf(3)!);
        Assert.Null(series.WindowOf(4));
        Assert.Equal([2, 3], series.WindowOf(5)!);
        Assert.Equal([1, 4], series.WindowOf(6)!);
        Assert.Equal([1, 4], series.SeriesOf(6));
    }

    [Fact]
    public void A_row_of_no_series_is_refused() => Assert.Equal(
        "t.csv, line 3, column \"shop\": there is no value here; write which series the row belongs to",
        Assert.Throws<InputException>(() => new TableSeries(TextTables.Read("shop,y\na,0\n,1\n"), new(2, 1, "shop"))).Message);
}
