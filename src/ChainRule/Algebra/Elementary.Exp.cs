using System.Runtime.CompilerServices;

namespace ChainRule.Algebra;

internal static partial class Elementary<TLanes, T>
{
    private const double Log2E = 1.4426950408889634;

    /// <summary>eˣ: infinite where it overflows, gradually subnormal where it underflows.</summary>
    /// <remarks>Measured: at most 1.05 ULP over all floats, 0.91 over a sample of doubles.</remarks>
    [MethodImpl(Inline)]
    public static TLanes Exp(TLanes x)
    {
        // Beyond these, eˣ is infinite or rounds to zero, and n stays small enough for two powers of two.
        x = AtLeast(Constant(-104, -746), AtMost(Constant(89, 710), x));
        var fraction = ExpMinusOneOfFraction(x, out var n);

        // 2ⁿ in two factors, since n goes beyond the exponents of normal numbers.
        var half = TLanes.Round(n * TLanes.Constant(0.5));
        return (TLanes.Constant(1) + fraction) * TLanes.PowerOfTwo(half) * TLanes.PowerOfTwo(n - half);
    }

    /// <summary>eˣ − 1, accurate near zero too; with the sign of x.</summary>
    /// <remarks>Measured: at most 1.60 ULP over all floats, below 2 over a sample of doubles.</remarks>
    [MethodImpl(Inline)]
    public static TLanes Expm1(TLanes x)
    {
        // Below these, eˣ − 1 rounds to −1; above, it is infinite, and the power of two needs a second factor.
        var bounded = AtLeast(Constant(-18, -38), AtMost(Constant(89, 710), x));
        var fraction = ExpMinusOneOfFraction(bounded, out var n);
        var largest = Constant(127, 1023);
        var power = TLanes.PowerOfTwo(AtMost(largest, n));
        var y = TLanes.MultiplyAdd(power, fraction, power - TLanes.Constant(1));
        return TLanes.CopySign(TLanes.IfPositive(n - largest, y + y, y), x);
    }

    /// <summary>eˣ − 1, accurate near zero too, for x whose eˣ is a normal number.</summary>
    [MethodImpl(Inline)]
    private static TLanes ExpMinusOne(TLanes x)
    {
        // With x = n·ln 2 + r, eˣ − 1 = 2ⁿ·(eʳ − 1) + (2ⁿ − 1).
        var fraction = ExpMinusOneOfFraction(x, out var n);
        var power = TLanes.PowerOfTwo(n);
        return TLanes.MultiplyAdd(power, fraction, power - TLanes.Constant(1));
    }

    /// <summary>eʳ − 1 for the r of x = n·ln 2 + r with whole n and |r| ≤ ½ ln 2.</summary>
    [MethodImpl(Inline)]
    private static TLanes ExpMinusOneOfFraction(TLanes x, out TLanes n)
    {
        n = TLanes.Round(x * TLanes.Constant(Log2E));
        var r = TLanes.MultiplyAdd(n, -Ln2First, x);
        r = TLanes.MultiplyAdd(n, -Ln2Rest, r);
        return TLanes.MultiplyAdd(r * r, ExpTail(r), r);
    }

    /// <summary>(eʳ − 1 − r)/r² for |r| ≤ ½ ln 2.</summary>
    [MethodImpl(Inline)]
    private static TLanes ExpTail(TLanes r) =>
        typeof(T) == typeof(float)
            ? TLanes.Constant(0.0013882684)
                .Then(r, 0.008366512)
                .Then(r, 0.041667197)
                .Then(r, 0.16666543)
                .Then(r, 0.49999997)
            : TLanes.Constant(2.5053713434051355e-08)
                .Then(r, 2.7626024249808263e-07)
                .Then(r, 2.755740770856136e-06)
                .Then(r, 2.4801505305761753e-05)
                .Then(r, 0.00019841269718851997)
                .Then(r, 0.0013888888931540668)
                .Then(r, 0.00833333333338961)
                .Then(r, 0.04166666666657682)
                .Then(r, 0.16666666666666588)
                .Then(r, 0.5000000000000006);
}
