using System.Numerics;
using ChainRule.Kernels;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operations;

/// <summary>A function of one floating-point number that the library's algebra lacks.</summary>
internal interface IPlainFunction
{
    static abstract string Name { get; }

    static abstract T Of<T>(T x)
        where T : IFloatingPointIeee754<T>;

    /// <summary>The derivative at x; null for a function whose derivative is 0 wherever it has one.</summary>
    static virtual Variable? Slope(Variable x) => null;
}

/// <summary>y = f(x) for every element.</summary>
internal sealed record PlainMap<TFunction> : FloatingOperation
    where TFunction : struct, IPlainFunction
{
    public override string Name => TFunction.Name;

    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => new(inputs[0].Shape, Floating(inputs));

    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output) => throw new NotSupportedException($"{Name} has no formula.");

    public override Variable? Gradient(Node node, int input, Variable g) => TFunction.Slope(node.Inputs[0]) is { } slope ? g * slope : null;

    public static Variable Of(Variable x) => x.Tape.Append(new PlainMap<TFunction>(), x);

    protected override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) => () =>
    {
        var x = inputs[0].Span<T>();
        var y = output.Span<T>();
        for (var i = 0; i < y.Length; i++)
            y[i] = TFunction.Of(x[i]);
    };
}

internal readonly struct Floor : IPlainFunction
{
    public static string Name => "floor";

    public static T Of<T>(T x)
        where T : IFloatingPointIeee754<T> => T.Floor(x);
}

internal readonly struct Ceiling : IPlainFunction
{
    public static string Name => "ceil";

    public static T Of<T>(T x)
        where T : IFloatingPointIeee754<T> => T.Ceiling(x);
}

internal readonly struct RoundHalfToEven : IPlainFunction
{
    public static string Name => "round";

    public static T Of<T>(T x)
        where T : IFloatingPointIeee754<T> => T.Round(x, MidpointRounding.ToEven);
}

internal readonly struct Sine : IPlainFunction
{
    public static string Name => "sin";

    public static T Of<T>(T x)
        where T : IFloatingPointIeee754<T> => T.Sin(x);

    public static Variable Slope(Variable x) => PlainMap<Cosine>.Of(x);
}

internal readonly struct Cosine : IPlainFunction
{
    public static string Name => "cos";

    public static T Of<T>(T x)
        where T : IFloatingPointIeee754<T> => T.Cos(x);

    public static Variable Slope(Variable x) => -PlainMap<Sine>.Of(x);
}
