using ChainRule.Kernels;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>Adds one to the last element of an Int64 tensor: a step number, or how often a random state has been used.</summary>
public sealed record Advance : Operation
{
    /// <inheritdoc/>
    public override string Name => "advance";

    /// <inheritdoc/>
    public override Effect Effect => Effect.Update;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) =>
        inputs[0] is { Type: DType.Int64, Shape.Count: > 0 }
            ? inputs[0]
            : throw new ShapeException($"A counter must be Int64, not {inputs[0]}.");

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        inputs[0].Indexes[^1]++;
        inputs[0].Indexes.CopyTo(output.Indexes, 0);
    }

    /// <inheritdoc/>
    public override Action Bind(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) =>
        () => inputs[0].Span<long>()[^1]++;
}
