using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ChainRule.Bench.Rivals;

/// <summary>How pictures and filters lie in memory.</summary>
internal static class Layout
{
    public const string ChannelsLast = "channels last";

    public static Sequential WithChannelsLast(Sequential model)
    {
        foreach (var convolution in model.children().OfType<Conv2d>())
            convolution.weight = new Parameter(WithChannelsLast(convolution.weight.detach()));
        return model;
    }

    /// <summary>The same four-dimensional tensor, its channels side by side in memory.</summary>
    public static Tensor WithChannelsLast(Tensor tensor) => tensor.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
}
