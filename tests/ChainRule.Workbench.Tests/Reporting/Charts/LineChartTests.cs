using ChainRule.Workbench.Reporting.Charts;

namespace ChainRule.Workbench.Tests.Reporting.Charts;

public sealed class LineChartTests
{
    [Fact]
    public void Colours_are_variables_of_the_page()
    {
        var svg = LineChart.Draw("loss", [new(0, [1, 2, 3], [3, 2, 1]), new(1, [1, 2, 3], [4, 3, 2])])!.ToString();
        Assert.Contains("var(--series-1)", svg, StringComparison.Ordinal);
        Assert.Contains("var(--series-2)", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("rgb(", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_finite_leaves_a_gap()
    {
        Assert.Null(LineChart.Draw("loss", [new(0, [1, 2], [double.NaN, double.PositiveInfinity])]));
        var svg = LineChart.Draw("loss", [new(0, [1, 2, 3, 4, 5], [3, 2, double.NaN, 2, double.PositiveInfinity])])!.ToString();
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void A_curve_without_points_is_left_out() =>
        Assert.NotNull(LineChart.Draw("norms", [new(0, [1, 2], [3, 4]), new(1, [], [])]));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(-1e308, 1e308)]
    [InlineData(5e-324, 1e308)]
    [InlineData(1e308, 1e308)]
    [InlineData(0, 0)]
    [InlineData(1e-9, 1e9)]
    [InlineData(-5, 1e30)]
    public void Any_range_can_be_drawn(double first, double last) =>
        Assert.NotEmpty(LineChart.Draw("loss", [new(0, [1, 2], [first, last])])!.Descendants("text"));

    [Fact]
    public void Ten_thousand_epochs_make_a_small_drawing() =>
        Assert.InRange(LineChart.Draw("loss", [new(0, [.. Enumerable.Range(1, 10_000)], [.. Enumerable.Range(1, 10_000).Select(i => 1.0 / i)])])!.ToString().Length, 1, 20_000);
}
