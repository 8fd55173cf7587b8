using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Workbench.Networks;

/// <summary>Reads lists of layers, passing on to each the shape that reaches it.</summary>
internal sealed class LayerReader
{
    public const int MaximumLayers = 1000;

    private int _count;

    public Layer[] Read(StrictValue value, Shape input) => Read(value, new ShapeChain(input));

    private Layer[] Read(StrictValue value, ShapeChain chain)
    {
        var layers = new List<Layer>();
        foreach (var item in value.Items(1, MaximumLayers))
        {
            if (++_count > MaximumLayers)
                throw item.Refuse(FormattableString.Invariant($"the network has more than {MaximumLayers} layers"));
            layers.Add(ReadOne(item, ref chain));
        }

        return [.. layers];
    }

    private Layer ReadOne(StrictValue item, ref ShapeChain chain)
    {
        var before = chain;
        try
        {
            var layer = LayerCatalog.Layers.Read(item, new(before.Shape, inner => Read(inner, before)));
            chain = before.Then(layer);
            return layer;
        }
        catch (ShapeException fault)
        {
            throw item.Refuse(fault.Message.TrimEnd('.'), $"what reaches it: {before}");
        }
    }
}
