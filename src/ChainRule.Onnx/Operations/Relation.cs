using System.Numerics;
using ChainRule.Kernels;
using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operations;

/// <summary>What two numbers of any type may be to each other.</summary>
internal interface IRelation
{
    static abstract string Name { get; }

    static abstract bool Holds<T>(T a, T b)
        where T : INumber<T>;
}

/// <summary>1 where a relation holds between a and b, of any one type; else 0.</summary>
internal sealed record Relation<TRelation>() : PointwiseOperation(TRelation.Name)
    where TRelation : struct, IRelation
{
    public override int? InputCount => 2;

    /// <summary>Of whole numbers only: an algebra's numbers cannot be asked, and what they gave stands.</summary>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        if (inputs[0].Indexes.Length == output.Indexes.Length)
            Run<long>(inputs[0].Indexes, inputs[1].Indexes, output.Indexes);
    }

    public override Action Bind(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) => inputs[0].Type switch
    {
        DType.Float32 => () => Run<float>(inputs[0].Span<float>(), inputs[1].Span<float>(), output.Span<long>()),
        DType.Float64 => () => Run<double>(inputs[0].Span<double>(), inputs[1].Span<double>(), output.Span<long>()),
        _ => () => Run<long>(inputs[0].Span<long>(), inputs[1].Span<long>(), output.Span<long>()),
    };

    protected override DType TypeFor(ReadOnlySpan<TensorType> inputs) => inputs[0].Type == inputs[1].Type ? DType.Int64 : throw Refuse(inputs);

    private static void Run<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<long> y)
        where T : INumber<T>
    {
        for (var i = 0; i < y.Length; i++)
            y[i] = TRelation.Holds(a[i], b[i]) ? 1 : 0;
    }
}

internal readonly struct Equal : IRelation
{
    public static string Name => "equal";

    public static bool Holds<T>(T a, T b)
        where T : INumber<T> => a == b;
}

internal readonly struct Less : IRelation
{
    public static string Name => "less";

    public static bool Holds<T>(T a, T b)
        where T : INumber<T> => a < b;
}

internal readonly struct LessOrEqual : IRelation
{
    public static string Name => "less_or_equal";

    public static bool Holds<T>(T a, T b)
        where T : INumber<T> => a <= b;
}
