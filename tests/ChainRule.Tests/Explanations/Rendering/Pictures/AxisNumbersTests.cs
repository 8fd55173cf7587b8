using ChainRule.Explanations.Rendering.Pictures;
using ChainRule.Expressions;

namespace ChainRule.Tests.Explanations.Rendering.Pictures;

public sealed class AxisNumbersTests
{
    [Theory]
    [InlineData(0.4982, 0.4987)]
    [InlineData(-1000.00012, -1000.00007)]
    [InlineData(-0.1, 0.1)]
    [InlineData(1.2e-7, 1.9e-7)]
    [InlineData(123456.1, 123456.9)]
    [InlineData(2e6, 9e6)]
    public void Ticks_are_written_apart(double from, double to)
    {
        var ticks = AxisNumbers.Ticks(from, to, 5, Notation.Text);
        Assert.InRange(ticks.Count, 3, 8);
        Assert.All(ticks, tick => Assert.InRange(tick.Value, from, to));
        Assert.Equal(ticks.Count, ticks.Select(tick => tick.Text).Distinct().Count());
    }

    [Fact]
    public void They_are_the_numbers_that_they_say() =>
        Assert.Equal(["0.4982", "0.4983", "0.4984", "0.4985", "0.4986"], AxisNumbers.Ticks(0.49815, 0.49865, 5, Notation.Text).Select(tick => tick.Text));

    [Theory]
    [InlineData(0.49825, 0.49846, 6)]
    [InlineData(-0.1, 0.1, 3)]
    [InlineData(0, 5000, 3)]
    public void The_ends_of_an_axis_differ_by_more_than_their_last_digit(double from, double to, int digits) => Assert.Equal(digits, AxisNumbers.DigitsOfEnds(from, to));
}
