using System.Runtime.CompilerServices;

namespace ChainRule.Tensors;

/// <summary>
/// How a window slides over a picture: there are out = ⌊(in + 2·padding − dilation·(kernel − 1) − 1) / stride⌋ + 1 places in each direction;
/// at place (y, x), its tap (i, j) lies on the pixel (y·stride + i·dilation − padding, …), which is zero beyond the border.
/// </summary>
/// <param name="Kernel">taps of the window</param>
/// <param name="Stride">steps between places</param>
/// <param name="Padding">zeros around the picture</param>
/// <param name="Dilation">steps between taps</param>
public readonly record struct Window2d(Size2d Kernel, Size2d Stride, Size2d Padding, Size2d Dilation)
{
    /// <summary>The number of taps; a filter has so few that a tensor can hold them.</summary>
    public int Taps => Kernel.Height * Kernel.Width;

    /// <summary>The number of taps of a pooling window, which may be more than an integer holds.</summary>
    internal double Area => (double)Kernel.Height * Kernel.Width;

    /// <summary>How many places there are over a picture of this size.</summary>
    /// <exception cref="ShapeException">a setting is impossible, or the window is larger than the padded picture</exception>
    public Size2d Places(Size2d picture)
    {
        if (Kernel is not { Height: > 0, Width: > 0 } || Stride is not { Height: > 0, Width: > 0 } || Dilation is not { Height: > 0, Width: > 0 } || Padding is not { Height: >= 0, Width: >= 0 })
            throw new ShapeException($"A window of {Kernel} taps, stride {Stride}, padding {Padding} and dilation {Dilation} is impossible: padding must be at least 0, the others at least 1.");
        return new(Places(picture.Height, Kernel.Height, Stride.Height, Padding.Height, Dilation.Height), Places(picture.Width, Kernel.Width, Stride.Width, Padding.Width, Dilation.Width));
    }

    /// <summary>How many places there are for pooling, which needs a pixel in every window.</summary>
    /// <exception cref="ShapeException">likewise, or the padding is more than half the kernel, or there are no pixels</exception>
    public Size2d PooledPlaces(Size2d picture)
    {
        if (Padding.Height > Kernel.Height / 2 || Padding.Width > Kernel.Width / 2)
            throw new ShapeException($"Pooling needs a padding of at most half its kernel, not {Padding} for {Kernel}.");
        var places = Places(picture);
        return picture is { Height: > 0, Width: > 0 } ? places : throw new ShapeException($"Pooling needs pictures of at least one pixel, not {picture}.");
    }

    /// <summary>The pixels of an undilated window at a place, clipped to the picture.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal WindowClip Clip(int y, int x, Size2d picture)
    {
        // Pooling pads by at most half the kernel, so every window overlaps the picture.
        var (top, left) = (y * Stride.Height - Padding.Height, x * Stride.Width - Padding.Width);
        return new(Math.Max(0, top), Math.Min(picture.Height, top + Kernel.Height), Math.Max(0, left), Math.Min(picture.Width, left + Kernel.Width));
    }

    private int Places(int picture, int kernel, int stride, int padding, int dilation)
    {
        var room = (long)picture + 2L * padding - (long)dilation * (kernel - 1) - 1;
        if (room < 0)
            throw new ShapeException($"A window of {Kernel} taps with dilation {Dilation} does not fit into {picture} pixels with padding {Padding}.");
        return room / stride < Shape.MaximumCount
            ? (int)(room / stride) + 1
            : throw new ShapeException($"A window with stride {Stride} over {picture} pixels with padding {Padding} has more than {Shape.MaximumCount} places, the most that a tensor can hold.");
    }

    /// <summary>The row of pixels under a tap at a place; negative, or the picture's height and more, beyond the border.</summary>
    public long Row(int place, int tap) => (long)place * Stride.Height + (long)tap * Dilation.Height - Padding.Height;

    /// <summary>The column of pixels under a tap at a place, likewise.</summary>
    public long Column(int place, int tap) => (long)place * Stride.Width + (long)tap * Dilation.Width - Padding.Width;

    /// <summary>The place at which a tap lies on a pixel; null if there is none.</summary>
    public (int Y, int X)? PlaceOver(int row, int column, int i, int j, Size2d places)
    {
        var (y, down) = Math.DivRem(row - Row(0, i), Stride.Height);
        var (x, across) = Math.DivRem(column - Column(0, j), Stride.Width);
        return down == 0 && across == 0 && y >= 0 && y < places.Height && x >= 0 && x < places.Width ? ((int)y, (int)x) : null;
    }
}

/// <summary>The pixels of a window that lie within the picture: rows and columns from the first up to, but not including, the last.</summary>
internal readonly record struct WindowClip(int Top, int Bottom, int Left, int Right);
