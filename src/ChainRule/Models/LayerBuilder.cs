using ChainRule.Formats;
using ChainRule.Layers;
using ChainRule.Specifications;
using ChainRule.Specifications.Parts;
using ChainRule.Tensors;

namespace ChainRule.Models;

/// <summary>Builds lists of layers, passing on to each the shape that reaches it.</summary>
internal sealed class LayerBuilder
{
    private int _count;

    public static Sequential Model(NetworkSpecification network, Location location)
    {
        var model = new Sequential(new LayerBuilder().Make(network.Layers, location, new(("input", network.Input))));
        return model.ParameterCount <= Shape.MaximumCount
            ? model
            : throw location.Refuse($"the layers have {model.ParameterCount} parameters in all", $"the maximum is {Shape.MaximumCount}");
    }

    private Layer[] Make(ValueList<PartSpecification> parts, Location location, ShapeChain chain)
    {
        var layers = new Layer[parts.Count];
        for (var i = 0; i < layers.Length; i++)
        {
            if (++_count > PartCatalog.MaximumLayers)
                throw location.Item(i).Refuse($"the network has more than {PartCatalog.MaximumLayers} layers");
            (layers[i], chain) = MakeOne(parts[i], location.Item(i), chain);
        }

        return layers;
    }

    private (Layer Layer, ShapeChain Chain) MakeOne(PartSpecification part, Location location, ShapeChain before) => location.Guard(
        () =>
        {
            var layer = PartCatalog.Layers.Make(part, location, new(before.Shape, (inner, setting) => Make(inner, location.Member(setting), before)));
            layer.Name = part.Name;
            return (layer, before.Then(layer));
        },
        () => $"what reaches it: {before}");
}
