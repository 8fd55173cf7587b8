using System.Numerics;
using ChainRule.Functions;
using ChainRule.Kernels;
using ChainRule.Kernels.Elements;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>The sum over every dimension in which the wanted shape has size 1 or none: what undoes <see cref="BroadcastTo"/>.</summary>
/// <param name="Shape">the shape to sum to</param>
public sealed record SumTo(Shape Shape) : FloatingOperation
{
    /// <inheritdoc/>
    public override string Name => "sum";

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) =>
        BroadcastTo.Fits(Shape, inputs[0].Shape)
            ? new(Shape, Floating(inputs))
            : throw new ShapeException($"A tensor of shape {inputs[0].Shape} cannot be summed to the shape {Shape}.");

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output) =>
        output.Fill(i => Sums.Of(Broadcasting.Sources(Shape, inputs[0].Shape, i).Select(source => inputs[0][source])));

    /// <inheritdoc/>
    public override Variable? Gradient(Node node, int input, Variable g) => g.BroadcastTo(node.Inputs[0].Shape);

    // Whole rows are summed as an elementwise kernel; otherwise rows are added to one another.
    /// <inheritdoc/>
    public override ElementKernel<T>? ElementKernel<T>(Shape over) => new BroadcastRows(over, Shape).IsStill(Shape) ? new RowSums<T>() : null;

    /// <inheritdoc/>
    protected override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers)
    {
        var x = inputs[0];
        if (ElementKernel<T>(x.Shape) is { } kernel)
            return Elementwise<T>.Bind(x.Shape, kernel, inputs, output, workers);
        var rows = new BroadcastRows(x.Shape, Shape);
        return () => AddRows<T>(rows, x, output);
    }

    private static void AddRows<T>(BroadcastRows rows, Tensor x, Tensor sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var y = sums.Span<T>();
        y.Clear();
        for (var row = 0; row < rows.Rows; row++)
        {
            var first = rows.FirstOf(row);
            ReadOnlySpan<T> from = x.Span<T>()[first..rows.FirstOf(row + 1)];
            var to = y.Slice(rows.Offset(sums.Shape, first), from.Length);
            ZipSpan<T, Add>.Run(to, from, to);
        }
    }
}
