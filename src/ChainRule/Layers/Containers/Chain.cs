using System.Globalization;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Layers;

/// <summary>Layers one after another, each called by its name or, without one, by its position: 0, 1, 2… All inputs go to the first.</summary>
public abstract class Chain : Layer
{
    private protected Chain(IReadOnlyList<Layer> layers)
    {
        for (var i = 0; i < layers.Count; i++)
            AddChild(layers is [{ HasOwnNames: true }] ? "" : layers[i].Name ?? i.ToString(CultureInfo.InvariantCulture), layers[i]);
        if (Children.CountBy(layer => layer.Path).FirstOrDefault(path => path.Value > 1).Key is { } twice)
            throw new ArgumentException($"Two layers are called {twice}.", nameof(layers));
    }

    public override DType InputType => Children.Count == 0 ? base.InputType : Children[0].InputType;

    public override TensorType OutputType(params ReadOnlySpan<TensorType> inputs) =>
        Children.Count == 0
            ? OneInput(inputs)
            : Children.Skip(1).Aggregate(Children[0].OutputType(inputs), (type, layer) => layer.OutputType(type));

    public sealed override string ToString() => $"{GetType().Name}({string.Join(", ", Children)})";

    // OutputType has checked each layer already.
    protected override Variable Compute(ReadOnlySpan<Variable> inputs) =>
        Children.Count == 0
            ? inputs[0]
            : Children.Skip(1).Aggregate(Children[0].Run(inputs), (value, layer) => layer.Run(value));
}
