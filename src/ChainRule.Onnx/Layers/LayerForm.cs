using ChainRule.Layers;

namespace ChainRule.Onnx.Layers;

/// <summary>How a kind of layer is written as nodes, and which node is one.</summary>
/// <param name="Kind">the layer's class</param>
/// <param name="Write">adds the nodes of a layer to a graph, and returns its output's name</param>
internal sealed record LayerForm(Type Kind, Func<Layer, LayerSite, string> Write)
{
    /// <summary>The operator whose single node can be such a layer; null if there is none.</summary>
    public string? Operator { get; init; }

    /// <summary>The layer that a node is, with its parameters; null if the node does something else.</summary>
    public Func<LayerNode, Layer?> Read { get; init; } = _ => null;

    /// <summary>A layer that is always one node.</summary>
    public static LayerForm Single<TLayer>(string type, Func<TLayer, LayerSite, string> write, Func<LayerNode, Layer?> read)
        where TLayer : Layer => Of(write) with { Operator = type, Read = read };

    /// <summary>A layer of one or more nodes.</summary>
    public static LayerForm Of<TLayer>(Func<TLayer, LayerSite, string> write)
        where TLayer : Layer => new(typeof(TLayer), (layer, site) => write((TLayer)layer, site));
}
