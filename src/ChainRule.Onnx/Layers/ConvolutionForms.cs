using ChainRule.Layers;

namespace ChainRule.Onnx.Layers;

/// <summary>Filters slid over pictures.</summary>
internal static class ConvolutionForms
{
    public static IEnumerable<LayerForm> All =>
    [
        LayerForm.Single<Conv2d>("Conv", Write, Read),
    ];

    private static string Write(Conv2d layer, LayerSite site) => site.Node(
        "Conv",
        [site.X, .. site.Parameter("weight"), .. site.Parameter("bias")],
        [.. Windows.Settings(layer.KernelSize, layer.Stride, layer.Padding), ("dilations", Windows.Both(layer.Dilation)), ("group", layer.Groups)]);

    private static Conv2d? Read(LayerNode node)
    {
        if (!node.HasConstants || node.Constant(1) is not { Shape.Rank: 4 } weight || Windows.Read(node, new(weight.Shape[2], weight.Shape[3])) is not { } window)
            return null;
        var groups = node.Attributes.Int32("group", 1);
        var bias = node.Constant(2);
        if (Windows.Size(node, "dilations") is not { } dilation || groups < 1 || weight.Count == 0 || weight.Shape[0] % groups != 0 || (bias is not null && bias.Count != weight.Shape[0]))
            return null;
        var layer = new Conv2d(
            checked(weight.Shape[1] * groups), weight.Shape[0], window.Kernel, window.Stride, window.Padding, new(dilation, groups, Bias: bias is not null));
        return LayerNode.Filled(layer, bias is null ? [weight] : [weight, bias]);
    }
}
