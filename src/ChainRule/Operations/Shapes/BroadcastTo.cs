using ChainRule.Kernels.Elements;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>The elements repeated along dimensions of size 1 and along new leading ones.</summary>
/// <param name="Shape">the shape to fill</param>
public sealed record BroadcastTo(Shape Shape) : ElementwiseOperation
{
    /// <inheritdoc/>
    public override string Name => "broadcast";

    /// <summary>Whether <paramref name="small"/> stretches to <paramref name="full"/>.</summary>
    internal static bool Fits(Shape small, Shape full) =>
        small.Rank <= full.Rank && Enumerable.Range(1, small.Rank).All(i => small[^i] == 1 || small[^i] == full[^i]);

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) =>
        Fits(inputs[0].Shape, Shape)
            ? new(Shape, Floating(inputs))
            : throw new ShapeException($"A tensor of shape {inputs[0].Shape} cannot be broadcast to the shape {Shape}.");

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output) =>
        output.Fill(i => inputs[0][Broadcasting.Index(inputs[0].Shape, Shape, i)]);

    /// <inheritdoc/>
    public override Variable? Gradient(Node node, int input, Variable g) => g.SumTo(node.Inputs[0].Shape);

    /// <inheritdoc/>
    protected override ElementKernel<T> Kernel<T>() => new CopyKernel<T>();
}
