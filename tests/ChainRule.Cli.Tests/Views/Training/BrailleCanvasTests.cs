using ChainRule.Cli.Views;

namespace ChainRule.Cli.Tests.Views;

public sealed class BrailleCanvasTests
{
    [Fact]
    public void A_diagonal_goes_from_the_lower_left_to_the_upper_right()
    {
        var canvas = new BrailleCanvas(2, 1);
        canvas.Draw([(0, 0), (1, 1)], colour: null);
        Assert.Equal("⡠⠊", canvas.Row(0));
    }

    [Fact]
    public void A_gap_is_not_bridged_and_a_colour_ends()
    {
        var canvas = new BrailleCanvas(3, 1);
        canvas.Draw([(0, 0), (double.NaN, 1), (1, 0)], "<");
        Assert.Equal("<⡀\u001b[0m⠀<⢀\u001b[0m", canvas.Row(0));
    }
}
