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
        var rows = new BroadcastRows(shape, inputs[0].Shape);
        workers.For(rows.Count, rows.Grain, new RepeatJob<T>(rows, inputs[0], output));
    }

    private readonly struct RepeatJob<T>(BroadcastRows rows, Tensor x, Tensor y) : IJob
        where T : unmanaged
    {
        public void Run(int start, int end)
        {
            for (var row = start; row < end; row++)
            {
                var from = x.Span<T>()[rows.Offset(x.Shape, row)..];
                var to = y.Span<T>()[rows[row]];
                if (rows.Step(x.Shape) == 0)
                    to.Fill(from[0]);
                else
                    from[..to.Length].CopyTo(to);
            }
        }
    }
}
