using ChainRule.Keras.Configs;
using ChainRule.Layers;

namespace ChainRule.Keras.Layers;

/// <summary>Convolutions of pictures.</summary>
internal static class ConvolutionRules
{
    public static void Convolution(KerasLayer layer, Assembly assembly) =>
        Add(layer, assembly, _ => layer.Settings.Required("filters").WholeNumber(1, int.MaxValue), _ => layer.Optional("groups")?.WholeNumber(1, int.MaxValue) ?? 1);

    /// <summary>Each channel has filters of its own: as many groups as channels.</summary>
    public static void Depthwise(KerasLayer layer, Assembly assembly) =>
        Add(layer, assembly, channels => checked(channels * (layer.Optional("depth_multiplier")?.WholeNumber(1, ushort.MaxValue) ?? 1)), channels => channels);

    private static void Add(KerasLayer layer, Assembly assembly, Func<int, int> filters, Func<int, int> groups)
    {
        var kernel = layer.Settings.Required("kernel_size").Pair();
        var (stride, dilation) = (layer.Optional("strides")?.Pair() ?? 1, layer.Optional("dilation_rate")?.Pair() ?? 1);
        var padding = Padding.Of(layer, assembly, kernel, stride, dilation);
        var hasBias = layer.Flag("use_bias", true);
        assembly.Add(
            layer,
            () => new Conv2d(assembly.Shape[0], filters(assembly.Shape[0]), kernel, stride, padding, new(dilation, groups(assembly.Shape[0]), hasBias)),
            hasBias ? ["weight", "bias"] : ["weight"]);
        ActivationRules.Add(layer, "activation", assembly);
    }
}
