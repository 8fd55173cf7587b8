using ChainRule.Layers;

namespace ChainRule.Onnx.Layers;

/// <summary>Layers of layers, and those that change nothing in use.</summary>
internal static class ContainerForms
{
    public static IEnumerable<LayerForm> All =>
    [
        LayerForm.Of<Sequential>(Chain),
        LayerForm.Of<Residual>((layer, site) => site.Node("Add", [site.X, Chain(layer, site)])),
        LayerForm.Single<Identity>("Identity", (_, site) => site.Node("Identity"), _ => new Identity()),
        LayerForm.Single<Dropout>("Dropout", (layer, site) => site.Node("Dropout", [site.X, site.Number("ratio", layer.P)]), ReadDropout),
        LayerForm.Single<Flatten>("Flatten", (_, site) => site.Node("Flatten", ("axis", 1)), node => Joins(node) ? new Flatten() : null),
    ];

    private static string Chain(Layer chain, LayerSite site) =>
        chain.Children.Aggregate((site.X, site.Sample), (at, layer) => (site.Graph.Append(layer, at.X, at.Sample), layer.OutputShape(at.Sample))).X;

    private static bool Joins(LayerNode node) => node.Attributes.Int("axis", 1) is var axis && (axis == 1 || axis == 1 - node.Input.Rank);

    // Until operator set 11 the ratio was an attribute.
    private static Dropout? ReadDropout(LayerNode node)
    {
        if (!node.HasOneOutput || !node.HasConstants || node.Constant(2) is { Count: 1 } training && training.Value(0) != 0)
            return null;
        var ratio = node.Constant(1) is { Count: 1 } given ? Values.ShortDecimal.Of((float)given.Value(0)) : node.Attributes.Float("ratio", 0.5);
        return ratio is >= 0 and < 1 ? new(ratio) : null;
    }
}
