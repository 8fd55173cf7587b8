using ChainRule.Expressions;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>The input plus the output of the inner layers, which must keep the shape: y = x + f(x) (He et al. 2016).</summary>
/// <param name="layers">the inner layers in order</param>
public sealed class Residual(params IReadOnlyList<Layer> layers) : Chain(layers)
{
    public override TensorType OutputType(params ReadOnlySpan<TensorType> inputs)
    {
        var input = OneFloatingInput(inputs);
        var output = base.OutputType(input);
        if (output.Shape != input.Shape)
            throw new ShapeException($"{Label} adds its input of shape {input.Shape} to an output of shape {output.Shape}: its layers must keep the shape.");
        return output == input ? input : throw new ShapeException($"{Label} adds its input {input} to an output {output}: its layers must keep the type.");
    }

    protected override Letter Letter => Letter.Activation with { Role = Role.Sum };

    protected override Variable Compute(ReadOnlySpan<Variable> inputs) => inputs[0] + base.Compute(inputs);
}
