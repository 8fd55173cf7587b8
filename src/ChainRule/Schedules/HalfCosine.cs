using ChainRule.Algebra;

namespace ChainRule.Schedules;

/// <summary>The way from one number to another along half a cosine.</summary>
internal static class HalfCosine
{
    // b + (a − b)·(1 + cos(π·k/n))/2
    public static T Between<T>(T a, T b, T k, T n)
        where T : IScalarAlgebra<T> =>
        b + (a - b) * (T.Constant(1) + T.Cos(T.Let("π", T.Constant(Math.PI)) * k / n)) / T.Constant(2);
}
