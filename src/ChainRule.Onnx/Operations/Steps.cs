using System.Numerics;
using ChainRule.Algebra;

namespace ChainRule.Onnx.Operations;

/// <summary>Functions that are constant between jumps.</summary>
internal static class Steps
{
    public static readonly Func<double, double> Flat = _ => 0;
}

internal readonly struct Floor : IPlainFunction
{
    public static PlainFunction Naive { get; } = new("floor", Math.Floor, Steps.Flat);

    public static T Of<T>(T x)
        where T : IFloatingPointIeee754<T> => T.Floor(x);
}

internal readonly struct Ceiling : IPlainFunction
{
    public static PlainFunction Naive { get; } = new("ceil", Math.Ceiling, Steps.Flat);

    public static T Of<T>(T x)
        where T : IFloatingPointIeee754<T> => T.Ceiling(x);
}

internal readonly struct RoundHalfToEven : IPlainFunction
{
    public static PlainFunction Naive { get; } = new("round", Math.Round, Steps.Flat);

    public static T Of<T>(T x)
        where T : IFloatingPointIeee754<T> => T.Round(x, MidpointRounding.ToEven);
}
