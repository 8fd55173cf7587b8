using System.Globalization;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>Layers one after the other, named by their place: 0, 1, 2…</summary>
public abstract class Chain : Layer
{
    private protected Chain(IReadOnlyList<Layer> layers)
    {
        for (var i = 0; i < layers.Count; i++)
            AddChild(i.ToString(CultureInfo.InvariantCulture), layers[i]);
    }

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) =>
        Children.Aggregate(input, (shape, layer) => layer.OutputShape(shape));

    /// <inheritdoc/>
    public sealed override string ToString() => $"{GetType().Name}({string.Join(", ", Children)})";

    // OutputShape has asked each layer already.
    /// <inheritdoc/>
    protected override Variable Compute(Variable x) =>
        Children.Aggregate(x, (value, layer) => layer.Run(value));
}
