using ChainRule.Keras.Configs;
using ChainRule.Tensors;

namespace ChainRule.Keras.Layers;

/// <summary>The zeros around a picture that Keras' "same" and "valid" mean.</summary>
internal static class Padding
{
    /// <summary>The zeros on each side, for a picture of the shape that reaches the layer.</summary>
    public static Size2d Of(KerasLayer layer, Assembly assembly, Size2d kernel, Size2d stride, Size2d dilation)
    {
        CheckPicture(layer, assembly);
        return layer.Settings.Text("padding") switch
        {
            null or "valid" => new Size2d(0, 0),
            "same" => new Size2d(Same(layer, assembly.Shape[1], kernel.Height, stride.Height, dilation.Height), Same(layer, assembly.Shape[2], kernel.Width, stride.Width, dilation.Width)),
            var other => throw layer.Refuse($"there is no padding {other}"),
        };
    }

    /// <summary>Refuses what is no picture with its channels last.</summary>
    public static void CheckPicture(KerasLayer layer, Assembly assembly)
    {
        if (assembly.Shape.Rank != 3)
            throw layer.Refuse($"it takes pictures, but samples of shape {assembly.Shape} reach it");
        if (layer.Settings.Text("data_format") == "channels_first")
            throw layer.Refuse("it takes pictures whose channels come first; only Keras' other order is read", "save the model with data_format channels_last");
    }

    // Keras pads so that there are ⌈size / stride⌉ places; of an odd number of zeros, one more goes behind than before.
    private static int Same(KerasLayer layer, long size, long kernel, long stride, long dilation)
    {
        var places = (size - 1) / stride + 1;
        var zeros = Math.Max(0, (places - 1) * stride + (kernel - 1) * dilation + 1 - size);
        if (zeros % 2 != 0)
            throw layer.Refuse(FormattableString.Invariant($"its padding \"same\" puts {zeros / 2} zeros before and {zeros / 2 + 1} behind {size} pixels, which does not exist here"), "use an odd kernel, or a stride that divides the size less 1");
        return (int)Math.Min(zeros / 2, int.MaxValue);
    }
}
