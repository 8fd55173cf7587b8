using ChainRule.Onnx.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators.Pictures;

/// <summary>How a window slides along one dimension.</summary>
/// <param name="Size">pixels</param>
/// <param name="Kernel">taps</param>
/// <param name="Stride">pixels between places</param>
/// <param name="Dilation">pixels between taps</param>
/// <param name="Padding">pixels put before and after</param>
/// <param name="Places">how many places there are</param>
internal sealed record SlidingAxis(int Size, int Kernel, int Stride, int Dilation, (int Before, int After) Padding, int Places)
{
    /// <summary>A dimension of a single pixel, along which nothing slides.</summary>
    public static SlidingAxis None { get; } = new(1, 1, 1, 1, default, 1);

    public bool IsSymmetric => Padding.Before == Padding.After;

    /// <summary>Whether pooling takes the window as it is: undilated, with the same padding before and after, and a pixel in every window.</summary>
    public bool IsPlain =>
        Dilation == 1 && IsSymmetric && Padding.Before <= Kernel / 2 && Places == ((long)Size + 2L * Padding.Before - Kernel) / Stride + 1;

    /// <summary>Whether the padding is smaller than the window, so that no window lies in the padding altogether.</summary>
    public bool HasPixels => Math.Max(Padding.Before, Padding.After) < Extent(Kernel, Dilation);

    /// <summary>Pixels from the first tap to the last.</summary>
    public static long Extent(int kernel, int dilation) => (kernel - 1L) * dilation + 1;

    /// <summary>How many of a place's taps lie on pixels, or on the padding too.</summary>
    public int Covered(int place, bool withPadding)
    {
        var (first, size) = withPadding ? (-Padding.Before, Size + Padding.After) : (0, Size);
        return Enumerable.Range(0, Kernel).Count(tap => Pixel(place, tap) >= first && Pixel(place, tap) < size);
    }

    /// <summary>The pixels under every tap of every place; the size itself where a tap is beyond the border.</summary>
    public Tensor PixelsOrEnd(Tape tape) => Pixels(tape, (pixel, _) => pixel < 0 || pixel >= Size ? Size : pixel);

    /// <summary>The pixels under every tap of every place; where a tap is beyond the border, the nearest pixel under another.</summary>
    /// <exception cref="ShapeException">a window lies beyond the border altogether</exception>
    public Tensor NearestPixels(Tape tape) => Pixels(tape, (pixel, place) =>
    {
        var (start, step) = (Pixel(place, 0), Dilation);
        var first = start >= 0 ? start : start + (step - 1 - start) / step * step;
        var last = Math.Min(start + (Kernel - 1L) * step, start + (Size - 1 - start) / step * step);
        return first <= last && last >= 0 && first < Size
            ? Math.Clamp(pixel, first, last)
            : throw new ShapeException($"A window of {Kernel} taps lies in the padding alone.");
    });

    private long Pixel(int place, int tap) => (long)place * Stride + (long)tap * Dilation - Padding.Before;

    private Tensor Pixels(Tape tape, Func<long, int, long> pixel) =>
        tape.NewTensor([new Shape(Places, Kernel).Count], DType.Int64, i => pixel(Pixel(i / Kernel, i % Kernel), i / Kernel));
}
