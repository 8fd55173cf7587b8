using ChainRule.Kernels;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>Overwrites the first input, which outlives the run, with the second.</summary>
public sealed record Assign : Operation
{
    /// <inheritdoc/>
    public override string Name => "assign";

    /// <inheritdoc/>
    public override int? InputCount => 2;

    /// <inheritdoc/>
    public override Effect Effect => Effect.Update;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) =>
        inputs[0] == inputs[1]
            ? inputs[0]
            : throw new ShapeException($"{inputs[1]} cannot be assigned to {inputs[0]}.");

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        inputs[1].Indexes.CopyTo(inputs[0].Indexes, 0);
        inputs[1].Indexes.CopyTo(output.Indexes, 0);
        output.Fill(i => inputs[0][i] = inputs[1][i]);
    }

    /// <inheritdoc/>
    public override Action Bind(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) =>
        () => inputs[1].Bytes.CopyTo(inputs[0].Bytes);
}
