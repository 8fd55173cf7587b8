using ChainRule.Data;
using ChainRule.Workbench.Data.Splits;
using ChainRule.Workbench.Data.Tables.Series;
using ChainRule.Workbench.Tests.Data.Tables;

namespace ChainRule.Workbench.Tests.Data.Splits;

public sealed class SeriesSplitTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void No_window_reaches_over_the_border(int horizon)
    {
        var windows = new Windowing(5, horizon);
        var (series, split) = Split(60, windows, 0.2);
        int[] Read(int row) => [row, .. series.WindowOf(row)!];
        Assert.Equal(split.Learnt.Max(), split.Samples.Train.SelectMany(Read).Max());
        Assert.Equal(split.Learnt.Max() + 1, split.Samples.Validation.SelectMany(Read).Min());
        Assert.Equal(Enumerable.Range(48, 12), split.Samples.Validation);
        Assert.Equal(SplitKind.Time, split.Samples.Kind);
    }

    [Fact]
    public void Each_series_is_divided()
    {
        var table = TextTables.Of("shop,y", 80, row => $"{"ab"[row % 2]},{row}");
        var split = SeriesSplit.Of("t.csv", new(table, new(3, 1, "shop")), new(3, 1, "shop"), new(0.1));
        Assert.Equal([72, 74, 76, 78, 73, 75, 77, 79], split.Samples.Validation);
    }

    [Fact]
    public void A_short_series_holds_nothing_back_by_itself()
    {
        var split = Split(30, new(5), null).Split.Samples;
        Assert.Equal((25, 0), (split.Train.Length, split.Validation.Length));
        Assert.Equal(["no rows are held back: the series is too short; --validation 0.3 holds three of ten rows back"], split.Notes);
    }

    [Fact]
    public void What_cannot_be_divided_is_refused()
    {
        Assert.Equal(
            "t.csv: no row can be trained on: the longest series has 6 rows, and windows of 9 rows predict the next; use a smaller --window or --validation",
            Assert.Throws<InputException>(() => Split(6, new(9), null)).Message);
        Assert.Equal(
            "command line, --split: a time series is divided by time; use --split time, or leave it out",
            Assert.Throws<InputException>(() => SeriesSplit.Of("t.csv", Series(9, new(2)), new(2), new(Kind: SplitKind.Random))).Message);
    }

    private static (TableSeries Series, SeriesSplit Split) Split(int rows, Windowing windows, double? share)
    {
        var series = Series(rows, windows);
        return (series, SeriesSplit.Of("t.csv", series, windows, new(share)));
    }

    private static TableSeries Series(int rows, Windowing windows) => new(TextTables.Of("y", rows, row => $"{row}"), windows);
}
