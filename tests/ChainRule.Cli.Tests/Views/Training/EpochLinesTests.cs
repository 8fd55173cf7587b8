using ChainRule.Cli.Views;
using ChainRule.Metrics;
using ChainRule.Training;

namespace ChainRule.Cli.Tests.Views;

public sealed class EpochLinesTests
{
    private static readonly EpochReport Report = new(7, new(0.5, null, null), null, 1000, TimeSpan.FromSeconds(2));

    [Fact]
    public void Figures_stand_under_their_headings()
    {
        var lines = new EpochLines(100, 80);
        Assert.Equal("              loss  seconds  samples/s", lines.Heading(Report));
        Assert.Equal("epoch   7   0.5000     2.00        500", lines.Of(Report));
    }

    [Fact]
    public void All_columns_of_a_million_epochs_fit_80_columns()
    {
        var judged = new Evaluation(123.4567, new ConfusionMatrix(2), null);
        var report = Report with { Training = judged, Validation = judged };
        Assert.InRange(new EpochLines(1_000_000, int.MaxValue).Of(report).Length, 60, 80);
    }

    [Fact]
    public void A_narrow_terminal_is_shown_the_first_ones()
    {
        Assert.Equal("epoch 7   0.5000", new EpochLines(7, 18).Of(Report));
        Assert.Equal("            loss", new EpochLines(7, 18).Heading(Report));
    }
}
