using ChainRule.Layers;
using ChainRule.Tensors;
using ChainRule.Workbench.Specifications;

namespace ChainRule.Workbench.Networks;

/// <summary>Makes lists of layers, passing on to each the shape that reaches it.</summary>
internal sealed class LayerBuilder
{
    private int _count;

    public static Sequential Model(NetworkSpecification network, Location location)
    {
        var model = new Sequential(new LayerBuilder().Make(network.Layers, location, new ShapeChain(network.Input)));
        return model.ParameterCount <= Shape.MaximumCount
            ? model
            : throw location.Refuse(FormattableString.Invariant($"the layers have {model.ParameterCount} parameters in all"), FormattableString.Invariant($"the most is {Shape.MaximumCount}"));
    }

    private Layer[] Make(ValueList<PartSpecification> parts, Location location, ShapeChain chain)
    {
        var layers = new Layer[parts.Count];
        for (var i = 0; i < layers.Length; i++)
        {
            if (++_count > LayerList.MaximumLayers)
                throw location.Item(i).Refuse(FormattableString.Invariant($"the network has more than {LayerList.MaximumLayers} layers"));
            layers[i] = MakeOne(parts[i], location.Item(i), ref chain);
        }

        return layers;
    }

    private Layer MakeOne(PartSpecification part, Location location, ref ShapeChain chain)
    {
        var before = chain;
        try
        {
            var type = PartCatalog.Layers.Named(part.Type, location.Member("type"));
            var layer = (Layer)type.Make(part, location, new(before.Shape, (inner, setting) => Make(inner, location.Member(setting), before)));
            chain = before.Then(layer);
            return layer;
        }
        catch (ShapeException fault)
        {
            throw location.Refuse(fault.Message.TrimEnd('.'), $"what reaches it: {before}");
        }
    }
}
