using ChainRule.Tensors;

namespace ChainRule.Onnx.Layers;

/// <summary>The settings of windows that slide over a picture.</summary>
internal static class Windows
{
    public static (string Name, Writing.NodeSetting Value)[] Settings(Size2d kernel, Size2d stride, Size2d padding) =>
    [
        ("kernel_shape", Both(kernel)),
        ("strides", Both(stride)),
        ("pads", (int[])[padding.Height, padding.Width, padding.Height, padding.Width]),
    ];

    public static int[] Both(Size2d size) => [size.Height, size.Width];

    /// <summary>The window of a node; null if it pads one side more than the other, or is not over a picture.</summary>
    /// <param name="node">the node</param>
    /// <param name="kernel">the size that the node's weight says; null if it has none</param>
    public static (Size2d Kernel, Size2d Stride, Size2d Padding)? Read(LayerNode node, Size2d? kernel = null)
    {
        var isPadded = node.Attributes.Text("auto_pad", "NOTSET") switch
        {
            "NOTSET" => true,
            "VALID" => false,
            _ => (bool?)null,
        };
        if (isPadded is null || (kernel is null && !node.Attributes.Has("kernel_shape")) || Size(node, "kernel_shape", kernel) is not { } size || (kernel ?? size) != size || Size(node, "strides") is not { } stride)
            return null;
        return (isPadded.Value ? node.Attributes.Ints("pads") : null) switch
        {
            null => (size, stride, 0),
            [>= 0 and <= int.MaxValue and var top, >= 0 and <= int.MaxValue and var left, var bottom, var right] when top == bottom && left == right => (size, stride, new((int)top, (int)left)),
            _ => null,
        };
    }

    /// <summary>A size both ways; null if it is none.</summary>
    public static Size2d? Size(LayerNode node, string name, Size2d? absent = null) => node.Attributes.Ints(name) switch
    {
        null => absent ?? 1,
        [> 0 and <= int.MaxValue and var height, > 0 and <= int.MaxValue and var width] => new((int)height, (int)width),
        _ => null,
    };
}
