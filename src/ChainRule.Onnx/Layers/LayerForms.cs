using ChainRule.Layers;

namespace ChainRule.Onnx.Layers;

/// <summary>All kinds of layers that have a form in ONNX.</summary>
internal static class LayerForms
{
    private static readonly Dictionary<Type, LayerForm> ByKind = All().ToDictionary(form => form.Kind);
    private static readonly ILookup<string?, LayerForm> ByOperator = All().ToLookup(form => form.Operator);

    public static string Write(Layer layer, LayerSite site) =>
        layer is IOwnForm own ? own.Write(site)
        : ByKind.TryGetValue(layer.GetType(), out var form) ? form.Write(layer, site)
        : throw new NotSupportedException($"Layer {layer.Path} {layer} has no form in ONNX; build it of the library's own layers.");

    /// <summary>The layer that does what a node does to its first input, with the node's constants as parameters; null if there is none.</summary>
    public static Layer? Read(LayerNode node) => ByOperator[node.Operator].Select(form => form.Read(node)).FirstOrDefault(layer => layer is not null);

    private static IEnumerable<LayerForm> All() =>
    [
        .. ContainerForms.All,
        .. LinearForms.All,
        .. ConvolutionForms.All,
        .. PoolForms.All,
        .. NormForms.All,
        .. ActivationForms.All,
        .. ComposedActivationForms.All,
    ];
}
