using System.Runtime.CompilerServices;

namespace ChainRule.Algebra;

internal static partial class Elementary<TLanes, T>
{
    /// <summary>ln x: −∞ at zero, NaN below.</summary>
    /// <remarks>Measured: at most 0.84 ULP over all floats, 0.75 over a sample of doubles.</remarks>
    [MethodImpl(Inline)]
    public static TLanes Log(TLanes x)
    {
        // Subnormal numbers are made normal first.
        var belowNormal = Constant(1.17549435E-38, 2.2250738585072014E-308) - x;
        var normal = TLanes.IfPositive(belowNormal, x * Constant(1 << 24, 1L << 54), x);
        var e = TLanes.Exponent(normal) + TLanes.IfPositive(belowNormal, Constant(-24, -54), TLanes.Constant(0));

        // With f = m − 1 and s = f/(2 + f), ln m = f − (½f² − s·(½f² + R)), where sR = ln m − 2s; each part of e·ln 2 is added
        // to a term of its own size.
        var f = TLanes.Significand(normal) - TLanes.Constant(1);
        var s = f / (TLanes.Constant(2) + f);
        var s2 = s * s;
        var halfSquare = TLanes.Constant(0.5) * f * f;
        var small = TLanes.MultiplyAdd(s, TLanes.MultiplyAdd(s2, LogTail(s2), halfSquare), e * Ln2Rest);
        var ln = TLanes.MultiplyAdd(e, Ln2First, f - (halfSquare - small));

        var infinity = TLanes.Constant(double.PositiveInfinity);
        var finite = TLanes.IfPositive(infinity - x, ln, x);
        var notPositive = TLanes.IfPositive(-x, TLanes.Constant(double.NaN), x - infinity);
        return TLanes.IfPositive(x, finite, notPositive);
    }

    /// <summary>(ln((1 + s)/(1 − s)) − 2s)/s³ as a polynomial in s², for |s| ≤ (√2 − 1)/(√2 + 1).</summary>
    [MethodImpl(Inline)]
    private static TLanes LogTail(TLanes s2) =>
        typeof(T) == typeof(float)
            ? TLanes.Constant(0.29870865)
                .Then(s2, 0.39977574)
                .Then(s2, 0.66666776)
            : TLanes.Constant(0.14795470297272448)
                .Then(s2, 0.15314099403908527)
                .Then(s2, 0.1818356237860305)
                .Then(s2, 0.2222219861140468)
                .Then(s2, 0.2857142874200814)
                .Then(s2, 0.3999999999941641)
                .Then(s2, 0.6666666666666734);
}
