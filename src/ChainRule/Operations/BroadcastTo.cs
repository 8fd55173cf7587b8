using ChainRule.Kernels;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>The elements repeated along dimensions of size 1 and new leading ones.</summary>
/// <param name="shape">the shape to fill</param>
public sealed class BroadcastTo(Shape shape) : FloatingOperation
{
    /// <inheritdoc/>
    public override string Name => "broadcast";

    /// <summary>Whether <paramref name="small"/> stretches to <paramref name="full"/>.</summary>
    internal static bool Fits(Shape small, Shape full)
    {
        if (small.Rank > full.Rank)
            return false;
        for (var i = 1; i <= small.Rank; i++)
        {
            if (small.Sizes[^i] != 1 && small.Sizes[^i] != full.Sizes[^i])
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) =>
        Fits(inputs[0].Shape, shape)
            ? new(shape, Floating(inputs))
            : throw new ShapeException($"A tensor of shape {inputs[0].Shape} does not stretch to the shape {shape}.");

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        foreach (var i in output.Wanted)
            output[i] = inputs[0][Broadcasting.Index(inputs[0].Shape, shape, i)];
    }

    /// <inheritdoc/>
    public override Variable? Gradient(Node node, int input, Variable g) => g.SumTo(node.Inputs[0].Shape);

    private protected override void Run<T>(ReadOnlySpan<Tensor> inputs, Tensor output, Workers workers)
    {
        var x = inputs[0];
        var length = Broadcasting.RowLength(shape);
        for (var row = 0; row < Broadcasting.RowCount(shape); row++)
        {
            var from = x.Span<T>()[Broadcasting.RowOffset(x.Shape, shape, row)..];
            var to = output.Span<T>().Slice(row * length, length);
            if (Broadcasting.Step(x.Shape) == 0)
                to.Fill(from[0]);
            else
                from[..length].CopyTo(to);
        }
    }
}
