using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>The input as it is.</summary>
public sealed class Identity : Layer
{
    /// <inheritdoc/>
    public override TensorType OutputType(params ReadOnlySpan<TensorType> inputs) => OneInput(inputs);

    /// <inheritdoc/>
    protected override Variable Compute(ReadOnlySpan<Variable> inputs) => inputs[0];
}
