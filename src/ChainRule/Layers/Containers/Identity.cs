using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>Returns its input unchanged.</summary>
public sealed class Identity : Layer
{
    public override TensorType OutputType(params ReadOnlySpan<TensorType> inputs) => OneInput(inputs);

    protected override Variable Compute(ReadOnlySpan<Variable> inputs) => inputs[0];
}
