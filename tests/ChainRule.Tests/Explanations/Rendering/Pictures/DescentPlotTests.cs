using ChainRule.Explanations.Losses;
using ChainRule.Explanations.Rendering.Pictures;
using ChainRule.Expressions;

namespace ChainRule.Tests.Explanations.Rendering.Pictures;

public sealed class DescentPlotTests
{
    // Differences of the second row are rounding.
    [Theory]
    [InlineData(2e-5, 0, "2.2×10⁻⁵", "1.8×10⁻⁵")]
    [InlineData(2e-5, 1e-20, "2.2×10⁻⁵", "1.8×10⁻⁵")]
    [InlineData(0, 0, "0.1", "−0.1")]
    public void A_flat_loss_is_drawn_on_one_row_of_an_axis_that_fits(double loss, double ripple, string top, string bottom)
    {
        var descent = new Descent
        {
            Address = "0.weight[0]",
            Quantity = new Element("w", "", []),
            Points = [.. Enumerable.Range(-40, 81).Select(i => (i / 40.0, loss + ripple * (i % 2)))],
            Value = 0,
            Loss = loss,
            Slope = 0,
            Next = 0.1,
            LossAtNext = loss,
        };
        var lines = DescentPlot.Draw(descent, new(Notation.Text, 6)).ToList();
        var drawn = Assert.Single(lines[..14], line => line.TrimEnd()[^1] is not ('│' or '┤'));
        Assert.Contains('●', drawn);
        Assert.Contains('◆', drawn);
        Assert.Contains(drawn, mark => mark is >= '\u2801' and <= '\u28FF');
        Assert.StartsWith(top, lines[0].TrimStart(), StringComparison.Ordinal);
        Assert.StartsWith(bottom, lines[13].TrimStart(), StringComparison.Ordinal);
    }
}
