using ChainRule.Kernels;
using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operations;

/// <summary>A function of two whole numbers.</summary>
internal sealed record WholeZip(string Name, Func<long, long, long> Function) : PointwiseOperation(Name)
{
    public override int? InputCount => 2;

    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output) => Run(inputs[0].Indexes, inputs[1].Indexes, output.Indexes);

    public override Action Bind(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) =>
        () => Run(inputs[0].Span<long>(), inputs[1].Span<long>(), output.Span<long>());

    protected override DType TypeFor(ReadOnlySpan<TensorType> inputs) =>
        inputs[0].Type == DType.Int64 && inputs[1].Type == DType.Int64 ? DType.Int64 : throw Refuse(inputs);

    private void Run(ReadOnlySpan<long> a, ReadOnlySpan<long> b, Span<long> y)
    {
        for (var i = 0; i < y.Length; i++)
            y[i] = Function(a[i], b[i]);
    }
}
