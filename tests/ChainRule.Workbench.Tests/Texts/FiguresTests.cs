using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Tests.Texts;

public sealed class FiguresTests
{
    [Fact]
    public void A_figure_that_is_undefined_is_called_so()
    {
        Assert.Equal("undefined", Figures.Text("r2", double.NaN));
        Assert.Equal("0.5000", Figures.Text("r2", 0.5));
    }

    [Theory]
    [InlineData(303, "5:03")]
    [InlineData(3600, "1:00:00")]
    [InlineData(49 * 3600 + 7, "49:00:07")]
    public void A_clock_counts_hours_beyond_the_day(double seconds, string shown) => Assert.Equal(shown, Figures.Clock(TimeSpan.FromSeconds(seconds)));
}
