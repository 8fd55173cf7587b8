using ChainRule.Cli.Views;
using ChainRule.Training;

namespace ChainRule.Cli.Tests.Views;

public sealed class LossCurveTests
{
    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    public void Lines_have_the_width_and_the_greatest_and_least_loss(int width)
    {
        var curve = new LossCurve(hasColours: false);
        for (var epoch = 1; epoch <= 5000; epoch++)
            curve.Add(new TrainingProgress(epoch, 5000, 10, 10, 2 - epoch / 5000.0, 100));
        var lines = curve.Lines(width, 6).ToArray();
        Assert.Equal(6, lines.Length);
        Assert.All(lines, line => Assert.Equal(width, line.Length));
        Assert.StartsWith("         2 ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("         1 ", lines[5], StringComparison.Ordinal);
    }

    [Fact]
    public void One_point_is_no_line_and_what_is_not_finite_is_left_out()
    {
        var curve = new LossCurve(hasColours: true);
        curve.Add(new TrainingProgress(1, 2, 10, 10, double.NaN, 100));
        Assert.False(curve.IsLine);
        Assert.Empty(curve.Lines(60, 6));
        curve.Add(new TrainingProgress(2, 2, 10, 10, 0.5, 100));
        curve.Add(new EpochReport(2, new(0.5, null, null), new(0.25, null, null), 10, TimeSpan.FromSeconds(1)));
        Assert.Contains("validation", string.Concat(curve.Lines(60, 6)), StringComparison.Ordinal);
    }
}
