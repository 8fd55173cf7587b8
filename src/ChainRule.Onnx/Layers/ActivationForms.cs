using ChainRule.Layers;

namespace ChainRule.Onnx.Layers;

/// <summary>Functions for which ONNX has a node of its own in every operator set.</summary>
internal static class ActivationForms
{
    public static IEnumerable<LayerForm> All =>
    [
        Plain<Relu>("Relu"),
        Plain<Tanh>("Tanh"),
        Plain<Sigmoid>("Sigmoid"),
        Plain<Softplus>("Softplus"),
        LayerForm.Single<LeakyRelu>("LeakyRelu", (layer, site) => site.Node("LeakyRelu", ("alpha", layer.NegativeSlope)), node => new LeakyRelu(node.Attributes.Float("alpha", 0.01))),
        LayerForm.Single<Elu>("Elu", (layer, site) => site.Node("Elu", ("alpha", layer.Alpha)), node => new Elu(node.Attributes.Float("alpha", 1))),
        OverLast<Softmax>("Softmax"),
        OverLast<LogSoftmax>("LogSoftmax"),
    ];

    private static LayerForm Plain<TLayer>(string type)
        where TLayer : Layer, new() => LayerForm.Single<TLayer>(type, (_, site) => site.Node(type), _ => new TLayer());

    // Before operator set 13 all dimensions from the axis on, 1 by default, were one.
    private static LayerForm OverLast<TLayer>(string type)
        where TLayer : Layer, new() =>
        LayerForm.Single<TLayer>(type, (_, site) => site.Node(type, ("axis", -1)), node => node.Input.Rank > 1 && node.IsLast("axis", node.Opset < 13 ? 1 : -1) ? new TLayer() : null);
}
