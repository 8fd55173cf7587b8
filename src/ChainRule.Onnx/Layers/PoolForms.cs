using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Layers;

/// <summary>Windows of pictures, or whole pictures, as one value.</summary>
internal static class PoolForms
{
    public static IEnumerable<LayerForm> All =>
    [
        LayerForm.Single<MaxPool2d>("MaxPool", (layer, site) => site.Node("MaxPool", Window(layer)), node => Read(node) is var (kernel, stride, padding) ? new MaxPool2d(kernel, stride, padding) : null),
        LayerForm.Single<AvgPool2d>("AveragePool", (layer, site) => site.Node("AveragePool", [.. Window(layer), ("count_include_pad", 1)]), ReadAverage),
        LayerForm.Single<GlobalAvgPool2d>("ReduceMean", WriteGlobal, node => IsGlobal(node) ? new GlobalAvgPool2d() : null),
    ];

    private static (string Name, Writing.NodeSetting Value)[] Window(Pool2d layer) => Windows.Settings(layer.KernelSize, layer.Stride, layer.Padding);

    private static AvgPool2d? ReadAverage(LayerNode node) =>
        Read(node) is var (kernel, stride, padding) && (padding == 0 || node.Attributes.Flag("count_include_pad")) ? new(kernel, stride, padding) : null;

    private static (Size2d Kernel, Size2d Stride, Size2d Padding)? Read(LayerNode node)
    {
        var isPlain = node.Input.Rank == 4 && node.HasOneOutput && !node.Attributes.Flag("ceil_mode") && Windows.Size(node, "dilations") == 1;
        return isPlain && Windows.Read(node) is var (kernel, stride, padding) && padding.Height <= kernel.Height / 2 && padding.Width <= kernel.Width / 2
            ? (kernel, stride, padding)
            : null;
    }

    // Since operator set 18 the axes are an input.
    private static string WriteGlobal(GlobalAvgPool2d layer, LayerSite site) => site.Graph.Opset < 18
        ? site.Node("ReduceMean", ("axes", (int[])[2, 3]), ("keepdims", 0))
        : site.Node("ReduceMean", [site.X, site.Constant("axes", Tensor.From<long>([2, 3], 2))], ("keepdims", 0));

    private static bool IsGlobal(LayerNode node)
    {
        var axes = node.Has(1) ? node.Constant(1)?.ToDoubles().Select(axis => (long)axis) : node.Attributes.Ints("axes");
        return node.Input.Rank == 4 && !node.Attributes.Flag("keepdims", absent: true) && axes is not null && axes.Select(axis => axis < 0 ? axis + 4 : axis).Order().SequenceEqual([2, 3]);
    }
}
