using System.Numerics;
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
        var x = inputs[0];
        var y = output.Span<T>();
        y.Clear();
        var rows = new BroadcastRows(x.Shape, shape);
        if (rows.Step(shape) == 0)
        {
            var sums = Scratch<SumTo, T>.Take(rows.Count);
            workers.For(rows.Count, rows.Grain, new RowSumsJob<T>(rows, x, sums));
            for (var row = 0; row < rows.Count; row++)
                y[rows.Offset(shape, row)] += sums[row];
            return;
        }

        for (var row = 0; row < rows.Count; row++)
        {
            ReadOnlySpan<T> from = x.Span<T>()[rows[row]];
            var to = y.Slice(rows.Offset(shape, row), from.Length);
            ZipSpan<T, Add>.Run(to, 1, from, 1, to);
        }
    }

    private readonly struct RowSumsJob<T>(BroadcastRows rows, Tensor x, ArraySegment<T> sums) : IJob
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public void Run(int start, int end)
        {
            for (var row = start; row < end; row++)
                sums.AsSpan()[row] = Reduce<T, Total<T>>.Of(x.Span<T>()[rows[row]]);
        }
    }
}
