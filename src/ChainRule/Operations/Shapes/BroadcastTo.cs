using ChainRule.Kernels.Elements;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>The elements repeated along dimensions of size 1 and new leading ones.</summary>
/// <param name="Shape">the shape to fill</param>
public sealed record BroadcastTo(Shape Shape) : ElementwiseOperation
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
        Fits(inputs[0].Shape, Shape)
            ? new(Shape, Floating(inputs))
            : throw new ShapeException($"A tensor of shape {inputs[0].Shape} does not stretch to the shape {Shape}.");

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        foreach (var i in output.Wanted)
            output[i] = inputs[0][Broadcasting.Index(inputs[0].Shape, Shape, i)];
    }

    /// <inheritdoc/>
    public override Variable? Gradient(Node node, int input, Variable g) => g.SumTo(node.Inputs[0].Shape);

    /// <inheritdoc/>
    protected override ElementKernel<T> Kernel<T>() => new CopyKernel<T>();
}
