using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators.Pictures;

/// <summary>How a window slides over pictures (batch, channels, down, across). Series (batch, channels, across) are pictures of one row.</summary>
internal readonly record struct Sliding(SlidingAxis Down, SlidingAxis Across)
{
    /// <summary>The window, as the library's operations take it, over pictures that are <see cref="Padded(Variable)"/>.</summary>
    public Window2d Window => new(
        new(Down.Kernel, Across.Kernel),
        new(Down.Stride, Across.Stride),
        new(Down.IsSymmetric ? Down.Padding.Before : 0, Across.IsSymmetric ? Across.Padding.Before : 0),
        new(Down.Dilation, Across.Dilation));

    public bool IsPlain => Down.IsPlain && Across.IsPlain;

    /// <summary>The window that a node describes.</summary>
    /// <param name="call">a node with one or two dimensions of pixels</param>
    /// <param name="kernel">taps in each</param>
    public static Sliding Of(Call call, int[] kernel)
    {
        var sizes = Spatial(call);
        var settings = new WindowSettings(call, sizes.Length);
        SlidingAxis[] axes = [.. sizes.Select((size, i) => settings.Axis(i, size, kernel[i]))];
        return new(axes.Length == 2 ? axes[0] : SlidingAxis.None, axes[^1]);
    }

    /// <summary>The sizes of the first input after batch and channels: one or two.</summary>
    public static int[] Spatial(Call call) => call.Value(0).Shape is { Rank: 3 or 4 } shape
        ? shape.Sizes[2..].ToArray()
        : throw call.Refuse($"it is supported for series and pictures, with three or four dimensions, not for {call.Value(0).Shape}");

    /// <summary>With two dimensions of pixels.</summary>
    public static Variable Raised(Variable x) => x.Shape is [var batch, var channels, var across] ? x.Reshape([batch, channels, 1, across]) : x;

    /// <summary>With as many dimensions as the node's first input.</summary>
    public static Variable Lowered(Variable y, Call call) => call.Value(0).Shape.Rank == 3 ? y.Reshape([y.Shape[0], y.Shape[1], y.Shape[3]]) : y;

    /// <summary>With zeros before and after wherever the window's own padding, which is the same on both sides, does not do.</summary>
    public Variable Padded(Variable pictures) => Padded(Padded(pictures, 2, Down), 3, Across);

    private static Variable Padded(Variable x, int dimension, SlidingAxis axis) =>
        axis.IsSymmetric ? x : x.Pad(dimension, axis.Padding.Before, axis.Padding.After);
}
