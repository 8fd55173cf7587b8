using ChainRule.Layers;

namespace ChainRule.Onnx.Layers;

/// <summary>Functions that take several nodes, at least in older operator sets.</summary>
internal static class ComposedActivationForms
{
    public static IEnumerable<LayerForm> All =>
    [
        LayerForm.Of<Gelu>(WriteGelu) with { Operator = "Gelu", Read = ReadGelu },
        LayerForm.Of<Silu>((_, site) => site.Node("Mul", [site.X, site.Node("Sigmoid")])),
        LayerForm.Of<Step>((_, site) => site.Node("Cast", [site.Node("Greater", [site.X, site.Number("zero", 0)])], ("to", (int)Values.ElementType.Float))),
    ];

    private static string WriteGelu(Gelu layer, LayerSite site) =>
        site.Graph.Opset >= 20 ? site.Node("Gelu", ("approximate", layer.Approximate ? "tanh" : "none"))
        : layer.Approximate ? Approximate(site)
        : Exact(site);

    private static Gelu? ReadGelu(LayerNode node) => node.Attributes.Text("approximate", "none") switch
    {
        "none" => new(),
        "tanh" => new(approximate: true),
        _ => null,
    };

    // x · (1 + erf(x / √2)) · ½
    private static string Exact(LayerSite site)
    {
        var erf = site.Node("Erf", [site.Node("Div", [site.X, site.Number("sqrt2", Math.Sqrt(2))])]);
        return Half(site, erf);
    }

    // x · (1 + tanh(√(2/π) · (x + 0.044715 · x³))) · ½
    private static string Approximate(LayerSite site)
    {
        var cube = site.Node("Mul", [site.X, site.Node("Mul", [site.X, site.X])]);
        var sum = site.Node("Add", [site.X, site.Node("Mul", [cube, site.Number("cubic", 0.044715)])]);
        return Half(site, site.Node("Tanh", [site.Node("Mul", [sum, site.Number("sqrt2_pi", Math.Sqrt(2 / Math.PI))])]));
    }

    private static string Half(LayerSite site, string y) =>
        site.Node("Mul", [site.Node("Mul", [site.X, site.Node("Add", [y, site.Number("one", 1)])]), site.Number("half", 0.5)]);
}
