using ChainRule.Kernels;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>The same elements, in the same order and memory, with another shape.</summary>
/// <param name="Shape">the shape wanted, of as many elements</param>
public sealed record Reshape(Shape Shape) : Operation
{
    /// <inheritdoc/>
    public override string Name => "reshape";

    /// <inheritdoc/>
    public override bool SharesMemory => true;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) =>
        inputs[0].Shape.Count == Shape.Count
            ? new(Shape, inputs[0].Type)
            : throw new ShapeException($"{inputs[0].Shape.Count} elements of shape {inputs[0].Shape} do not fill the shape {Shape}.");

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output) => output.Pick(inputs[0], i => i);

    /// <inheritdoc/>
    public override Variable? Gradient(Node node, int input, Variable g) => g.Reshape(node.Inputs[0].Shape);

    /// <inheritdoc/>
    public override Action Bind(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) => () => { };
}
