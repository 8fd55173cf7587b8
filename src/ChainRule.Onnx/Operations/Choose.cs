using System.Runtime.InteropServices;
using ChainRule.Kernels;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operations;

/// <summary>y = a where the condition is not 0, else b; a and b of any one type.</summary>
internal sealed record Choose() : PointwiseOperation("choose")
{
    public override int? InputCount => 3;

    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        output.Pick(inputs[1], i => inputs[0].Indexes[i] != 0 ? i : -1);
        output.Pick(inputs[2], i => inputs[0].Indexes[i] == 0 ? i : -1);
    }

    /// <summary>∂L/∂a = g where a was chosen, ∂L/∂b = g elsewhere.</summary>
    public override Variable? Gradient(Node node, int input, Variable g)
    {
        var (condition, zero) = (node.Inputs[0], g.Tape.Scalar(0, g.Type));
        return input switch
        {
            1 => condition.Choose(g, zero),
            2 => condition.Choose(zero, g),
            _ => null,
        };
    }

    public override Action Bind(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) => output.Type == DType.Float32
        ? () => Run<float>(inputs, output)
        : () => Run<long>(inputs, output);

    protected override DType TypeFor(ReadOnlySpan<TensorType> inputs) =>
        inputs[0].Type == DType.Int64 && inputs[1].Type == inputs[2].Type ? inputs[1].Type : throw Refuse(inputs);

    // Doubles are moved as the whole numbers of their bits.
    private static void Run<T>(IReadOnlyList<Tensor> inputs, Tensor output)
        where T : unmanaged
    {
        var condition = inputs[0].Span<long>();
        ReadOnlySpan<T> a = Elements<T>(inputs[1]);
        ReadOnlySpan<T> b = Elements<T>(inputs[2]);
        var y = Elements<T>(output);
        for (var i = 0; i < y.Length; i++)
            y[i] = condition[i] != 0 ? a[i] : b[i];
    }

    private static Span<T> Elements<T>(Tensor tensor)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(tensor.Bytes);
}
