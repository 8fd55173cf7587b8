using System.Numerics;
using ChainRule.Algebra;
using ChainRule.Functions;

namespace ChainRule.Tests.Functions;

public sealed class FunctionTests
{
    private const double Setting = 0.7;

    public static TheoryData<string> All => [.. Types.Select(type => type.Name)];

    private static IEnumerable<Type> Types => Parts.Of<IFunction>();

    // Neither 0 nor ±0.7, where some have a kink; 0.0625·k is exact.
    private static IEnumerable<double> Points => Enumerable.Range(-160, 321).Select(k => k * 0.0625 + 0.03125);

    [Theory, MemberData(nameof(All))]
    public void Its_derivative_is_what_dual_numbers_say(string name)
    {
        var function = Instance(name);
        foreach (var x in Points)
        {
            var dual = function.Forward(Dual.Variable(x));
            if (!double.IsFinite(dual.Value))
                continue;
            var derivative = function.Derivative(new Lane<double>(x), new Lane<double>(dual.Value));
            Near.Equal(dual.Tangent, derivative.Value, 1e-13, 1e-14, $"{name}′({x})");
        }
    }

    [Theory, MemberData(nameof(All))]
    public void It_needs_no_more_than_it_says(string name)
    {
        var function = Instance(name);
        var (x, y) = (new Lane<double>(1.25), function.Forward(new Lane<double>(1.25)));
        var nothing = new Lane<double>(double.NaN);
        var given = function.Derivative(
            function.Needs.HasFlag(DerivativeNeeds.Input) ? x : nothing,
            function.Needs.HasFlag(DerivativeNeeds.Output) ? y : nothing);
        Assert.Equal(function.Derivative(x, y).Value, given.Value);
    }

    [Theory, MemberData(nameof(All))]
    public void Lanes_of_every_width_give_the_bits_of_a_single_number(string name)
    {
        var function = Instance(name);
        Compare<Lanes512<double>, double>(function);
        Compare<Lanes256<double>, double>(function);
        Compare<Lanes128<double>, double>(function);
        Compare<Lanes512<float>, float>(function);
        Compare<Lanes256<float>, float>(function);
        Compare<Lanes128<float>, float>(function);
    }

    [Fact]
    public void Names_differ() => Assert.Equal(Types.Count(), Types.Select(type => Instance(type.Name).Name).Distinct().Count());

    internal static IFunction Instance(string name)
    {
        var type = Types.Single(t => t.Name == name);
        var settings = type.GetConstructors().SelectMany(c => c.GetParameters()).Select(_ => (object)Setting).ToArray();
        return (IFunction)Activator.CreateInstance(type, settings)!;
    }

    private static void Compare<TLanes, T>(IFunction function)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] x = [.. Points.Select(T.CreateChecked), T.Zero, T.NegativeZero, T.NaN, T.PositiveInfinity, T.NegativeInfinity];
        var y = new T[TLanes.Count];
        for (var i = 0; i <= x.Length - TLanes.Count; i++)
        {
            TLanes.Store(function.Forward(TLanes.Load(in x[i], 0)), ref y[0], 0);
            for (var j = 0; j < TLanes.Count; j++)
                Assert.Equal(function.Forward(new Lane<T>(x[i + j])).Value, y[j]);
            TLanes.Store(function.Derivative(TLanes.Load(in x[i], 0), TLanes.Load(in x[i], 0)), ref y[0], 0);
            for (var j = 0; j < TLanes.Count; j++)
                Assert.Equal(function.Derivative(new Lane<T>(x[i + j]), new Lane<T>(x[i + j])).Value, y[j]);
        }
    }
}
