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
    [InlineData(nameof(HuberPenalty), 0.7, 0.7)]
    [InlineData(nameof(HuberPenalty), -0.7, -0.7)]
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

    // Where eˣ rounds to 1, eˣ − 1 taken literally would be 0.
    [Theory]
    [InlineData(-1e-12, -9.999999999995e-13)]
    [InlineData(-1e-20, -1e-20)]
    [InlineData(-1e-300, -1e-300)]
    public void Elu_keeps_its_digits_just_below_zero(double x, double expected)
    {
        Near.Equal(expected, new Elu(1).Forward(new Lane<double>(x)).Value, 1e-15, floor: 0);
        Near.Equal((float)expected, new Elu(1).Forward(new Lane<float>((float)x)).Value, 1e-6, floor: 0);
    }

    [Theory, MemberData(nameof(FunctionTests.All), MemberType = typeof(FunctionTests))]
    public void NaN_stays_NaN(string name)
    {
        // A step only asks whether its input is positive.
        var y = FunctionTests.Instance(name).Forward(new Lane<double>(double.NaN)).Value;
        Assert.True(name == nameof(Step) ? y == 0 : double.IsNaN(y));
    }
}
