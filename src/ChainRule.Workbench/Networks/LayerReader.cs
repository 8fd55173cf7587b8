using System.Globalization;
using System.Text;
using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Networks;

/// <summary>Reads lists of layers, passing on to each the shape that reaches it.</summary>
internal sealed class LayerReader
{
    public const int MaximumLayers = 1000;

    private int _count;

    public Layer[] Read(StrictValue value, Shape input)
    {
        var layers = new List<Layer>();
        var chain = new StringBuilder($"input {input}");
        foreach (var item in value.Items(1, MaximumLayers))
        {
            if (++_count > MaximumLayers)
                throw item.Refuse(FormattableString.Invariant($"the network has more than {MaximumLayers} layers"));
            layers.Add(ReadOne(item, ref input, chain));
        }

        return [.. layers];
    }

    private Layer ReadOne(StrictValue item, ref Shape shape, StringBuilder chain)
    {
        var input = shape;
        try
        {
            var layer = LayerCatalog.Layers.Read(item, new(input, inner => Read(inner, input)));
            shape = layer.OutputShape(input);
            chain.Append(CultureInfo.InvariantCulture, $" → {layer.GetType().Name} {shape}");
            return layer;
        }
        catch (ShapeException fault)
        {
            throw item.Refuse(fault.Message.TrimEnd('.'), $"what reaches it: {chain}");
        }
    }
}
