using ChainRule.Kernels;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>The sum over every dimension in which the wanted shape has size 1 or none: what undoes <see cref="BroadcastTo"/>.</summary>
/// <param name="shape">the shape to sum to</param>
public sealed class SumTo(Shape shape) : FloatingOperation
{
    /// <inheritdoc/>
    public override string Name => "sum";

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) =>
        BroadcastTo.Fits(shape, inputs[0].Shape)
            ? new(shape, Floating(inputs))
            : throw new ShapeException($"A tensor of shape {inputs[0].Shape} cannot be summed to the shape {shape}.");

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        var x = inputs[0];
        foreach (var i in output.Wanted)
            output[i] = Sums.Of(Broadcasting.Sources(shape, x.Shape, i).Select(source => x[source]));
    }

    /// <inheritdoc/>
    public override Variable? Gradient(Node node, int input, Variable g) => g.BroadcastTo(node.Inputs[0].Shape);

    private protected override void Run<T>(ReadOnlySpan<Tensor> inputs, Tensor output, Workers workers)
    {
        var (full, x) = (inputs[0].Shape, inputs[0]);
        var y = output.Span<T>();
        y.Clear();
        var length = Broadcasting.RowLength(full);
        for (var row = 0; row < Broadcasting.RowCount(full); row++)
        {
            ReadOnlySpan<T> from = x.Span<T>().Slice(row * length, length);
            var to = Broadcasting.RowOffset(shape, full, row);
            if (Broadcasting.Step(shape) == 0)
                y[to] += Reduce<T, Total<T>>.Of(from);
            else
                ZipSpan<T, Add>.Run(y[to..], 1, from, 1, y.Slice(to, length));
        }
    }
}
