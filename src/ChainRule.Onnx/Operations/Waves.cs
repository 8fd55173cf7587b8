using System.Numerics;
using ChainRule.Algebra;
using ChainRule.Tapes;

namespace ChainRule.Onnx.Operations;

internal readonly struct Sine : IPlainFunction
{
    public static PlainFunction Naive { get; } = new("sin", Math.Sin, Math.Cos);

    public static T Of<T>(T x)
        where T : IFloatingPointIeee754<T> => T.Sin(x);

    public static Variable Slope(Variable x) => PlainMap<Cosine>.Of(x);
}

internal readonly struct Cosine : IPlainFunction
{
    public static PlainFunction Naive { get; } = new("cos", Math.Cos, x => -Math.Sin(x));

    public static T Of<T>(T x)
        where T : IFloatingPointIeee754<T> => T.Cos(x);

    public static Variable Slope(Variable x) => -PlainMap<Sine>.Of(x);
}
