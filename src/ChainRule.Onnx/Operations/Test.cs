using System.Numerics;
using ChainRule.Kernels;
using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operations;

/// <summary>What a floating-point number may be.</summary>
internal interface ITest
{
    static abstract string Name { get; }

    static abstract bool Passes<T>(T x)
        where T : IFloatingPointIeee754<T>;
}

/// <summary>1 where a floating-point number passes a test, else 0.</summary>
internal sealed record Test<TTest>() : PointwiseOperation(TTest.Name)
    where TTest : struct, ITest
{
    /// <summary>An algebra's numbers cannot be asked: what they gave stands.</summary>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
    }

    public override Action Bind(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) => inputs[0].Type == DType.Float32
        ? () => Run<float>(inputs[0].Span<float>(), output.Span<long>())
        : () => Run<double>(inputs[0].Span<double>(), output.Span<long>());

    protected override DType TypeFor(ReadOnlySpan<TensorType> inputs) => inputs[0].Type.IsFloatingPoint() ? DType.Int64 : throw Refuse(inputs);

    private static void Run<T>(ReadOnlySpan<T> x, Span<long> y)
        where T : IFloatingPointIeee754<T>
    {
        for (var i = 0; i < y.Length; i++)
            y[i] = TTest.Passes(x[i]) ? 1 : 0;
    }
}

internal readonly struct IsNaN : ITest
{
    public static string Name => "is_nan";

    public static bool Passes<T>(T x)
        where T : IFloatingPointIeee754<T> => T.IsNaN(x);
}

internal readonly struct IsPositiveInfinity : ITest
{
    public static string Name => "is_positive_infinity";

    public static bool Passes<T>(T x)
        where T : IFloatingPointIeee754<T> => T.IsPositiveInfinity(x);
}

internal readonly struct IsNegativeInfinity : ITest
{
    public static string Name => "is_negative_infinity";

    public static bool Passes<T>(T x)
        where T : IFloatingPointIeee754<T> => T.IsNegativeInfinity(x);
}
