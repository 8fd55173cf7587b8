using System.Numerics;
using System.Runtime.Intrinsics;
using ChainRule.Algebra;

namespace ChainRule.Tests.Algebra;

public class ElementarySpecialValueTests
{
    private const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData("exp", -0.0, 1.0)]
    [InlineData("exp", Infinity, Infinity)]
    [InlineData("exp", -Infinity, 0.0)]
    [InlineData("exp", 1e30, Infinity)]
    [InlineData("exp", -1e30, 0.0)]
    [InlineData("exp", double.NaN, double.NaN)]
    [InlineData("expm1", -0.0, -0.0)]
    [InlineData("expm1", Infinity, Infinity)]
    [InlineData("expm1", -Infinity, -1.0)]
    [InlineData("expm1", 1e30, Infinity)]
    [InlineData("expm1", -1e30, -1.0)]
    [InlineData("expm1", double.NaN, double.NaN)]
    [InlineData("log", 1.0, 0.0)]
    [InlineData("log", 0.0, -Infinity)]
    [InlineData("log", -1.0, double.NaN)]
    [InlineData("log", -1e-40, double.NaN)]
    [InlineData("log", Infinity, Infinity)]
    [InlineData("log", -Infinity, double.NaN)]
    [InlineData("log", double.NaN, double.NaN)]
    [InlineData("tanh", -0.0, -0.0)]
    [InlineData("tanh", Infinity, 1.0)]
    [InlineData("tanh", -Infinity, -1.0)]
    [InlineData("tanh", double.NaN, double.NaN)]
    [InlineData("erf", -0.0, -0.0)]
    [InlineData("erf", Infinity, 1.0)]
    [InlineData("erf", -Infinity, -1.0)]
    [InlineData("erf", double.NaN, double.NaN)]
    public void Special_values_are_exact_at_every_width(string function, double x, double expected)
    {
        Check<Lane<float>, float>(function, (float)x, (float)expected);
        Check<Lane<double>, double>(function, x, expected);
        Check<Lanes128<float>, float>(function, (float)x, (float)expected);
        Check<Lanes128<double>, double>(function, x, expected);
        if (Vector256.IsHardwareAccelerated)
        {
            Check<Lanes256<float>, float>(function, (float)x, (float)expected);
            Check<Lanes256<double>, double>(function, x, expected);
        }

        if (Vector512.IsHardwareAccelerated)
        {
            Check<Lanes512<float>, float>(function, (float)x, (float)expected);
            Check<Lanes512<double>, double>(function, x, expected);
        }
    }

    private static void Check<TLanes, T>(string function, T x, T expected)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var lanes = TLanes.Broadcast(x);
        var y = new T[TLanes.Count];
        TLanes.Store(
            function switch
            {
                "exp" => TLanes.Exp(lanes),
                "expm1" => TLanes.Expm1(lanes),
                "log" => TLanes.Log(lanes),
                "tanh" => TLanes.Tanh(lanes),
                _ => TLanes.Erf(lanes),
            },
            ref y[0],
            0);

        Assert.All(y, value => Assert.True(
            T.IsNaN(expected) ? T.IsNaN(value) : value == expected && T.IsNegative(value) == T.IsNegative(expected)));
    }
}
