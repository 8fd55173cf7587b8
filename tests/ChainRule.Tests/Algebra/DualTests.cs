using ChainRule.Algebra;

namespace ChainRule.Tests.Algebra;

public class DualTests
{
    private static readonly Dictionary<string, Func<Dual, Dual>> Functions = new()
    {
        ["x + 3"] = x => x + Dual.Constant(3),
        ["3 + x"] = x => Dual.Constant(3) + x,
        ["x − 3"] = x => x - Dual.Constant(3),
        ["3 − x"] = x => Dual.Constant(3) - x,
        ["x·x"] = x => x * x,
        ["x/(x + 3)"] = x => x / (x + Dual.Constant(3)),
        ["3/x"] = x => Dual.Constant(3) / x,
        ["−x"] = x => -x,
        ["x·x + x"] = x => Dual.MultiplyAdd(x, x, x),
        ["3·x + 2"] = x => Dual.MultiplyAdd(Dual.Constant(3), x, Dual.Constant(2)),
        ["√x"] = Dual.Sqrt,
        ["exp x"] = Dual.Exp,
        ["exp −x²"] = x => Dual.Exp(-(x * x)),
        ["exp x − 1"] = Dual.Expm1,
        ["ln x"] = Dual.Log,
        ["tanh x"] = Dual.Tanh,
        ["erf x"] = Dual.Erf,
        ["erf 2x"] = x => Dual.Erf(x + x),
        ["ln(1 + x)"] = Dual.Log1p,
        ["max(x, 1)"] = x => Dual.Max(x, Dual.Constant(1)),
        ["min(x, 1)"] = x => Minimum(x, Dual.Constant(1)),
        ["|x − 1|"] = x => Absolute(x - Dual.Constant(1)),
        ["x > 1 ? x² : −x"] = x => Dual.IfPositive(x - Dual.Constant(1), x * x, -x),
    };

    public static TheoryData<string> Names => [.. Functions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_tangent_is_the_slope_of_a_small_step(string name)
    {
        const double h = 1e-6;
        var f = Functions[name];
        foreach (var x in new[] { 0.07, 0.4, 0.9, 1.3, 2.5 })
        {
            var slope = (f(Dual.Constant(x + h)).Value - f(Dual.Constant(x - h)).Value) / (2 * h);
            var tangent = f(Dual.Variable(x)).Tangent;
            Assert.InRange(tangent - slope, -1e-7 * (1 + Math.Abs(slope)), 1e-7 * (1 + Math.Abs(slope)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_value_does_not_depend_on_the_tangent_and_a_constant_has_none(string name)
    {
        var f = Functions[name];
        Assert.Equal(f(Dual.Constant(0.7)).Value, f(Dual.Variable(0.7)).Value);
        Assert.Equal(0, f(Dual.Constant(0.7)).Tangent);
    }

    [Fact]
    public void Between_equals_max_takes_the_second()
    {
        Assert.Equal(new(0, 0), Dual.Max(Dual.Variable(0), Dual.Constant(0)));
    }

    [Fact]
    public void Not_a_number_is_not_hidden_by_max()
    {
        Assert.Equal(double.NaN, Dual.Max(Dual.Constant(double.NaN), Dual.Variable(1)).Value);
        Assert.Equal(double.NaN, Dual.Max(Dual.Variable(1), Dual.Constant(double.NaN)).Value);
    }

    [Theory]
    [InlineData(1e-20, 1e-20)]
    [InlineData(1e-5, 9.9999500003333308e-06)]
    [InlineData(1e307, 706.89362354917205)]
    public void Log1p_is_accurate_for_small_and_large_numbers(double x, double expected) =>
        Assert.Equal(expected, Dual.Log1p(Dual.Constant(x)).Value, 1e-15 * expected);

    [Theory]
    [InlineData(-1e-20, -1e-20)]
    [InlineData(1e-5, 1.0000050000166668e-05)]
    [InlineData(-50, -1)]
    public void Expm1_is_accurate_for_small_and_large_numbers(double x, double expected) =>
        Assert.Equal(expected, Dual.Expm1(Dual.Constant(x)).Value, 1e-15 * Math.Abs(expected));

    private static T Minimum<T>(T a, T b)
        where T : IAlgebra<T> => T.Min(a, b);

    private static T Absolute<T>(T x)
        where T : IAlgebra<T> => T.Abs(x);
}
