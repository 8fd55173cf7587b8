using System.Globalization;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>The input plus what the inner layers make of it: y = x + f(x) (He et al. 2016). The inner layers keep the shape.</summary>
public sealed class Residual : Layer
{
    /// <summary>The inner layers in order.</summary>
    public Residual(params ReadOnlySpan<Layer> layers)
    {
        for (var i = 0; i < layers.Length; i++)
            AddChild(i.ToString(CultureInfo.InvariantCulture), layers[i]);
    }

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        var output = Children.Aggregate(input, (shape, layer) => layer.OutputShape(shape));
        return output == input
            ? input
            : throw new ShapeException($"{Label} adds its input of shape {input} to an output of shape {output}: its layers must keep the shape.");
    }

    /// <inheritdoc/>
    public override string ToString() => $"Residual({string.Join(", ", Children)})";

    /// <inheritdoc/>
    protected override Variable Compute(Variable x) =>
        x + Children.Aggregate(x, (value, layer) => layer.Forward(value));
}
