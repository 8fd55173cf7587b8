using System.Numerics;
using ChainRule.Tensors;

namespace ChainRule.Kernels;

/// <summary>What a pooling does with one window of a plane.</summary>
internal interface IPooling<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Works on one window; <paramref name="plane"/> counts pictures' channels, <paramref name="place"/> their places.</summary>
    void Pool(int plane, int place, WindowClip clip);
}

/// <summary>Slides a window over every plane; threads share the planes.</summary>
internal readonly struct PoolingJob<T, TPooling>(Window2d window, Size2d picture, TPooling pooling) : IJob
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TPooling : struct, IPooling<T>
{
    public void Run(int start, int end)
    {
        var places = window.Places(picture);
        for (var plane = start; plane < end; plane++)
        {
            for (var (y, place) = (0, 0); y < places.Height; y++)
            {
                for (var x = 0; x < places.Width; x++, place++)
                    pooling.Pool(plane, place, window.Clip(y, x, picture));
            }
        }
    }
}

/// <summary>y[place] = values[the pixel at which the choosing picture is largest, the first of equals]</summary>
internal readonly struct MaxTake<T>(Tensor chooser, Tensor values, Tensor y, Size2d picture, int places) : IPooling<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public void Pool(int plane, int place, WindowClip clip)
    {
        var start = plane * picture.Height * picture.Width;
        y.Span<T>()[plane * places + place] = values.Span<T>()[start + Largest(chooser.Span<T>()[start..], picture.Width, clip)];
    }

    /// <summary>The pixel of a window at which the plane is largest; NaN counts as larger than all.</summary>
    public static int Largest(ReadOnlySpan<T> plane, int width, WindowClip clip)
    {
        var best = clip.Top * width + clip.Left;
        for (var row = clip.Top; row < clip.Bottom; row++)
        {
            for (var pixel = row * width + clip.Left; pixel < row * width + clip.Right; pixel++)
            {
                if (plane[pixel] > plane[best] || T.IsNaN(plane[pixel]))
                    best = pixel;
            }
        }

        return best;
    }
}

/// <summary>dX[the pixel at which the choosing picture is largest] += g[place]; dX starts as zero</summary>
internal readonly struct MaxPut<T>(Tensor chooser, Tensor g, Tensor dX, Size2d picture, int places) : IPooling<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public void Pool(int plane, int place, WindowClip clip)
    {
        var start = plane * picture.Height * picture.Width;
        dX.Span<T>()[start + MaxTake<T>.Largest(chooser.Span<T>()[start..], picture.Width, clip)] += g.Span<T>()[plane * places + place];
    }
}

/// <summary>y[place] = Σ of the window's pixels / the kernel's area</summary>
internal readonly struct MeanTake<T>(Tensor x, Tensor y, Size2d picture, int places, int area) : IPooling<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public void Pool(int plane, int place, WindowClip clip)
    {
        var pixels = x.Span<T>()[(plane * picture.Height * picture.Width)..];
        var sum = T.Zero;
        for (var row = clip.Top; row < clip.Bottom; row++)
        {
            for (var column = clip.Left; column < clip.Right; column++)
                sum += pixels[row * picture.Width + column];
        }

        y.Span<T>()[plane * places + place] = sum / T.CreateTruncating(area);
    }
}

/// <summary>dX[every pixel of the window] += g[place] / the kernel's area; dX starts as zero</summary>
internal readonly struct MeanPut<T>(Tensor g, Tensor dX, Size2d picture, int places, int area) : IPooling<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public void Pool(int plane, int place, WindowClip clip)
    {
        var pixels = dX.Span<T>()[(plane * picture.Height * picture.Width)..];
        var share = g.Span<T>()[plane * places + place] / T.CreateTruncating(area);
        for (var row = clip.Top; row < clip.Bottom; row++)
        {
            for (var column = clip.Left; column < clip.Right; column++)
                pixels[row * picture.Width + column] += share;
        }
    }
}
