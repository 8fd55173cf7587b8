using ChainRule.Kernels;
using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operations;

/// <summary>A function of every whole number.</summary>
internal sealed record WholeMap(string Name, Func<long, long> Function) : PointwiseOperation(Name)
{
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output) => Run(inputs[0].Indexes, output.Indexes);

    public override Action Bind(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) => () => Run(inputs[0].Span<long>(), output.Span<long>());

    protected override DType TypeFor(ReadOnlySpan<TensorType> inputs) => inputs[0].Type == DType.Int64 ? DType.Int64 : throw Refuse(inputs);

    private void Run(ReadOnlySpan<long> x, Span<long> y)
    {
        for (var i = 0; i < y.Length; i++)
            y[i] = Function(x[i]);
    }
}
