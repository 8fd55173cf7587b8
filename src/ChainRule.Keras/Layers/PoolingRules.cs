using ChainRule.Keras.Configs;
using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Keras.Layers;

/// <summary>Layers that make pictures smaller.</summary>
internal static class PoolingRules
{
    public static void Max(KerasLayer layer, Assembly assembly)
    {
        var (window, stride, padding) = Window(layer, assembly);
        assembly.Add(layer, () => new MaxPool2d(window, stride, padding));
    }

    public static void Average(KerasLayer layer, Assembly assembly)
    {
        var (window, stride, padding) = Window(layer, assembly);
        if (padding != 0)
            throw layer.Refuse("its means leave out the zeros around a picture, which count here", "use padding \"valid\"");
        assembly.Add(layer, () => new AvgPool2d(window, stride));
    }

    public static void GlobalAverage(KerasLayer layer, Assembly assembly)
    {
        if (layer.Flag("keepdims", false))
            throw layer.Refuse("its output keeps a height and a width of 1, which does not exist here", "save the model with keepdims False");
        Padding.CheckPicture(layer, assembly);
        assembly.Add(layer, () => new GlobalAvgPool2d());
    }

    private static (Size2d Window, Size2d Stride, Size2d Padding) Window(KerasLayer layer, Assembly assembly)
    {
        var window = layer.Settings.Required("pool_size").Pair();
        var stride = layer.Optional("strides")?.Pair() ?? window;
        return (window, stride, Padding.Of(layer, assembly, window, stride, 1));
    }
}
