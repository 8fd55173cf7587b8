using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Poolings;

/// <summary>y[place] = Σ of the window's pixels / the kernel's area</summary>
internal readonly struct MeanTake<T>(Window2d window, Size2d picture) : IPooling<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(Simd.Loop)]
    public void Pool(ReadOnlySpan<T> chooser, Span<T> pixels, Span<T> places, int y)
    {
        var area = T.CreateTruncating(window.Area);
        for (var x = 0; x < places.Length; x++)
        {
            var clip = window.Clip(y, x, picture);
            var sum = T.Zero;
            for (var row = clip.Top; row < clip.Bottom; row++)
            {
                for (var column = clip.Left; column < clip.Right; column++)
                    sum += pixels[row * picture.Width + column];
            }

            places[x] = sum / area;
        }
    }
}

/// <summary>dX[every pixel of the window] += g[place] / the kernel's area</summary>
internal readonly struct MeanPut<T>(Window2d window, Size2d picture) : IPooling<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static void Begin(Span<T> pixels) => pixels.Clear();

    [MethodImpl(Simd.Loop)]
    public void Pool(ReadOnlySpan<T> chooser, Span<T> pixels, Span<T> places, int y)
    {
        var area = T.CreateTruncating(window.Area);
        for (var x = 0; x < places.Length; x++)
        {
            var clip = window.Clip(y, x, picture);
            var share = places[x] / area;
            for (var row = clip.Top; row < clip.Bottom; row++)
            {
                for (var column = clip.Left; column < clip.Right; column++)
                    pixels[row * picture.Width + column] += share;
            }
        }
    }
}
