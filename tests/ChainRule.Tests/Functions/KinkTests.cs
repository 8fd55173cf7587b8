using ChainRule.Algebra;
using ChainRule.Functions;

namespace ChainRule.Tests.Functions;

public sealed class KinkTests
{
    [Theory]
    [InlineData(nameof(Relu), 0, 0)]
    [InlineData(nameof(LeakyRelu), 0, 0.7)]
    [InlineData(nameof(Elu), 0, 0.7)]
    [InlineData(nameof(Abs), 0, 0)]
    [InlineData(nameof(Step), 0, 0)]
    [InlineData(nameof(Huber), 0.7, 0.7)]
    [InlineData(nameof(Huber), -0.7, -0.7)]
    public void At_a_kink_the_derivative_is_the_convention(string name, double x, double expected)
    {
        var function = FunctionTests.Instance(name);
        var at = new Lane<double>(x);
        Assert.Equal(expected, function.Derivative(at, function.Forward(at)).Value);
    }

    [Theory]
    [InlineData(nameof(Sigmoid), 1, 0)]
    [InlineData(nameof(Tanh), 1, -1)]
    [InlineData(nameof(Softplus), double.PositiveInfinity, 0)]
    [InlineData(nameof(Elu), double.PositiveInfinity, -0.7)]
    [InlineData(nameof(Relu), double.PositiveInfinity, 0)]
    [InlineData(nameof(Erf), 1, -1)]
    public void Far_out_it_has_its_limits(string name, double atInfinity, double atMinusInfinity)
    {
        var function = FunctionTests.Instance(name);
        foreach (var far in (double[])[1e3, 1e30, double.PositiveInfinity])
        {
            Near.Equal(double.IsFinite(atInfinity) ? atInfinity : far, function.Forward(new Lane<double>(far)).Value);
            Near.Equal(atMinusInfinity, function.Forward(new Lane<double>(-far)).Value);
        }
    }

    [Theory, MemberData(nameof(FunctionTests.All), MemberType = typeof(FunctionTests))]
    public void NaN_stays_NaN(string name)
    {
        // A step only asks whether its input is positive.
        var y = FunctionTests.Instance(name).Forward(new Lane<double>(double.NaN)).Value;
        Assert.True(name == nameof(Step) ? y == 0 : double.IsNaN(y));
    }
}
