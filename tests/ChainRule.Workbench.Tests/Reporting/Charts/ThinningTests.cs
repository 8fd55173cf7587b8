using ChainRule.Workbench.Reporting.Charts;

namespace ChainRule.Workbench.Tests.Reporting.Charts;

public sealed class ThinningTests
{
    [Fact]
    public void Of_ten_thousand_points_the_extremes_are_kept_in_order()
    {
        double[] xs = [.. Enumerable.Range(0, 10_000)];
        double[] ys = [.. xs.Select(x => Math.Sin(x / 100))];
        (ys[1234], ys[7777]) = (9, -9);
        var points = Thinning.Of(xs, ys).ToArray();
        Assert.InRange(points.Length, 200, 400);
        Assert.Contains((1234, 9), points);
        Assert.Contains((7777, -9), points);
        Assert.Equal(points.OrderBy(point => point.X), points);
    }

    [Fact]
    public void A_gap_stays_a_gap()
    {
        double[] xs = [.. Enumerable.Range(0, 1000)];
        double[] ys = [.. xs.Select(x => x is > 300 and < 400 ? double.NaN : x)];
        Assert.Contains(Thinning.Of(xs, ys), point => double.IsNaN(point.Y));
    }

    [Fact]
    public void Few_points_stay_as_they_are() => Assert.Equal([(1, 5), (2, double.NaN)], Thinning.Of([1, 2], [5, double.NaN]));
}
