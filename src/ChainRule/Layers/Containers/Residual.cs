using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>The input plus what the inner layers make of it: y = x + f(x) (He et al. 2016). The inner layers keep the shape.</summary>
/// <param name="layers">the inner layers in order</param>
public sealed class Residual(params IReadOnlyList<Layer> layers) : Chain(layers)
{
    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        var output = base.OutputShape(input);
        return output == input
            ? input
            : throw new ShapeException($"{Label} adds its input of shape {input} to an output of shape {output}: its layers must keep the shape.");
    }

    /// <inheritdoc/>
    protected override Variable Compute(Variable x) => x + base.Compute(x);
}
