using ChainRule.Explanations.Losses;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tensors;

namespace ChainRule.Tests.Explanations.Losses;

public sealed class DescentTests
{
    [Fact]
    public void The_loss_of_one_weight_is_a_parabola()
    {
        var descent = Parabola(weight: 0, target: 1, new Sgd(0.5));
        Assert.Equal(("0.weight[0,0]", "w", 0, 0.5, -1), (descent.Address, descent.Quantity.ToString(), descent.Value, descent.Loss, descent.Slope));
        Assert.Equal((0.5, 0.125), (descent.Next, descent.LossAtNext));
        Assert.Equal(81, descent.Points.Count);
        Assert.All(descent.Points, point => Near.Equal(0.5 * (point.Value - 1) * (point.Value - 1), point.Loss));
    }

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(3, 1, 4)]
    [InlineData(0, 0.1, 0.25)]
    [InlineData(0, 5, 8)]
    public void The_range_reaches_twice_as_far_as_about_the_minimum(double weight, double target, double radius)
    {
        var descent = Parabola(weight, target, null);
        Assert.Equal((weight - radius, weight + radius), (descent.Points[0].Value, descent.Points[^1].Value));
        Assert.InRange(target, descent.Points[0].Value, descent.Points[^1].Value);
        Assert.Null(descent.Next);
        Assert.Null(descent.LossAtNext);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void The_step_goes_down_on_either_side_of_the_minimum(double weight)
    {
        var descent = Parabola(weight, 1, new Sgd(0.1));
        Assert.Equal(-Math.Sign(descent.Slope), Math.Sign(descent.Next!.Value - weight));
        Assert.True(descent.LossAtNext < descent.Loss);
    }

    [Theory]
    [InlineData(1e-4, 1)]
    [InlineData(1, 200)]
    public void Where_the_minimum_is_far_the_range_is_of_one_or_of_the_step(double learningRate, double radius) =>
        Assert.Equal((-radius, radius), (Parabola(0, 100, new Sgd(learningRate)).Points[0].Value, Parabola(0, 100, new Sgd(learningRate)).Points[^1].Value));

    [Fact]
    public void Where_the_loss_is_flat_so_is_the_curve()
    {
        var flat = Worked.Explain([new Linear(1, 1, LinearBias.None), new ChainRule.Layers.Relu()], [[-2]], [1], Tensor.From([1.0], 1, 1), new HalfSquaredError(), ["0.weight"], new Sgd(0.1), new() { Descent = true }).Descents[0];
        Assert.Equal((-3, -1, 0, -2), (flat.Points[0].Value, flat.Points[^1].Value, flat.Slope, flat.Next));
        Assert.All(flat.Points, point => Assert.Equal(0.5, point.Loss));
    }

    [Fact]
    public void The_curve_passes_where_the_loss_stands_with_the_slope_of_the_gradient()
    {
        var network = SmallNetwork.OfSigmoids(2, 3, 2);
        string[] addresses = [.. network.Addresses];
        var explanation = network.Explain(new() { Descent = true }, addresses);
        Assert.Equal(addresses, explanation.Descents.Select(descent => descent.Address));
        foreach (var (descent, subject) in explanation.Descents.Zip(explanation.Subjects))
        {
            var (left, middle, right) = (descent.Points[39], descent.Points[40], descent.Points[41]);
            Assert.Equal((subject.Value, explanation.Loss, subject.Gradient, subject.Updated), (middle.Value, middle.Loss, descent.Slope, descent.Next));
            Near.Equal(descent.Slope, (right.Loss - left.Loss) / (right.Value - left.Value), 0.05, 1e-3);
        }
    }

    [Fact]
    public void Rounding_for_the_derivation_leaves_the_curve_exact()
    {
        var network = SmallNetwork.OfSigmoids(1, 1);
        var (exact, rounded) = (network.Explain(new() { Descent = true }, "0.bias"), network.Explain(new() { Descent = true, Round = 1 }, "0.bias"));
        Assert.Equal(exact.Descents[0].Points, rounded.Descents[0].Points);
        Assert.NotEqual(exact.Loss, rounded.Loss);
    }

    // L = ½(w − t)²
    private static Descent Parabola(double weight, double target, Optimizer? optimizer) => Worked.Explain(
        [new Linear(1, 1, LinearBias.None)],
        [[weight]],
        [1],
        Tensor.From([target], 1, 1),
        new HalfSquaredError(),
        ["0.weight"],
        optimizer,
        new() { Descent = true }).Descents[0];

    [Fact]
    public void At_a_kink_both_slopes_are_told()
    {
        var explanation = Worked.Explain([new Relu()], [], [0], Tensor.From([1.0], 1, 1), new HalfSquaredError(), ["input[0,0]"], options: new() { Descent = true });
        var (left, right) = explanation.Descents[0].Kink!.Value;
        Near.Equal(0, left, 1e-5, 1e-5);
        Near.Equal(-1, right, 1e-5, 1e-5);
        Assert.Contains("The loss has a kink here: its slope is 0 on the left and ", explanation.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("no direction", explanation.ToString(), StringComparison.Ordinal);
    }
}
