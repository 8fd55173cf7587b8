using ChainRule.Tapes;

namespace ChainRule.Onnx.Operators.Pictures;

/// <summary>How a transposed convolution spreads one dimension: which pictures the operation computes, and which part of them is the output.</summary>
/// <param name="Kernel">taps</param>
/// <param name="Stride">pixels between places</param>
/// <param name="Dilation">pixels between taps</param>
/// <param name="Padding">pixels before and after the pictures that are computed, but left out</param>
/// <param name="Picture">pixels that are computed</param>
internal readonly record struct SpreadAxis(int Kernel, int Stride, int Dilation, int Padding, int Picture)
{
    /// <summary>A dimension of a single pixel, along which nothing is spread.</summary>
    public static SpreadAxis None { get; } = new(1, 1, 1, 0, 1) { Size = 1 };

    /// <summary>Pixels of the output, and how many of those computed come before them.</summary>
    public int Size { get; private init; }

    private int Before { get; init; }

    public static SpreadAxis Of(Call call, WindowSettings settings, int i, int kernel)
    {
        var places = Sliding.Spatial(call)[i];
        var (dimensions, stride, dilation) = (settings.Strides.Length, settings.Strides[i], settings.Dilations[i]);
        var extent = SlidingAxis.Extent(kernel, dilation);
        var full = checked((int)((places - 1L) * stride + extent));
        var more = WindowSettings.Numbers(call, "output_padding", dimensions, absent: 0, least: 0)[i];
        var (before, size) = (settings.Pads[i], checked((int)((long)full + more - settings.Pads[i] - settings.Pads[i + dimensions])));
        if (settings.AutoPad == "VALID")
            (before, size) = (0, full + more);
        if (settings.IsSame || call.Attributes.Has("output_shape"))
        {
            size = call.Attributes.Has("output_shape") ? Wanted(call, dimensions)[i] : checked(places * stride);
            before = settings.Share(Math.Max(0, checked(full + more - size))).Before;
        }

        if (size < 1)
            throw call.Refuse($"its output would have {size} pixels");

        // The convolution of such pictures must have the input's places: then nothing need be cut.
        var room = size + 2L * before - extent;
        return room >= 0 && room / stride + 1 == places
            ? new(kernel, stride, dilation, before, size) { Size = size }
            : new(kernel, stride, dilation, 0, full) { Size = size, Before = before };
    }

    /// <summary>The output's part of this dimension; zeros where it reaches beyond what was computed.</summary>
    public Variable Cut(Variable pictures, int dimension)
    {
        var count = Math.Clamp(Picture - Before, 0, Size);
        return pictures.Slice(dimension, count == 0 ? 0 : Before, count).Pad(dimension, 0, Size - count);
    }

    private static int[] Wanted(Call call, int dimensions)
    {
        var given = call.Attributes.Ints("output_shape")!;
        return given.Length >= dimensions
            ? [.. given[^dimensions..].Select(size => checked((int)size))]
            : throw call.Refuse($"output_shape needs {dimensions} sizes");
    }
}
