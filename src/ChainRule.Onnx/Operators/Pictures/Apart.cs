using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators.Pictures;

/// <summary>
/// Windows laid apart, so that any padding, dilation and rounding becomes a window that slides by its own size: the pixels under all taps of
/// the first place, then those of the second.
/// </summary>
internal static class Apart
{
    public static Window2d Window(Sliding sliding) => new(new(sliding.Down.Kernel, sliding.Across.Kernel), new(sliding.Down.Kernel, sliding.Across.Kernel), 0, 1);

    /// <summary>For a mean: beyond the border are zeros.</summary>
    public static Variable Means(Variable x, int dimension, SlidingAxis axis)
    {
        if (axis == SlidingAxis.None)
            return x;
        var pixels = axis.PixelsOrEnd(x.Tape);
        return Take(pixels.Span<long>().Contains(axis.Size) ? x.Pad(dimension, 0, 1) : x, dimension, pixels);
    }

    /// <summary>For a maximum: beyond the border are pixels that the window has anyway.</summary>
    public static Variable Largest(Variable x, int dimension, SlidingAxis axis) => axis == SlidingAxis.None ? x : Take(x, dimension, axis.NearestPixels(x.Tape));

    private static Variable Take(Variable x, int dimension, Tensor pixels) => x.Take(dimension, x.Tape.Bind(pixels));
}
