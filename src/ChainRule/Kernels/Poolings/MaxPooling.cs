using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Poolings;

/// <summary>
/// Max-pooling or its gradient: from every window, or into it, at the pixel where the chooser is largest, the first of equals. NaN
/// counts as the largest.
/// </summary>
internal readonly struct MaxPooling<T, TTransfer>(Window2d window, Size2d picture) : IPooling<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TTransfer : struct, ITransfer<T>
{
    /// <summary>Pools every plane, in the faster way if the windows are 2 × 2 pixels side by side.</summary>
    public static void Run(Window2d window, Tensor chooser, Tensor pixels, Tensor places, Workers workers)
    {
        var picture = new Size2d(pixels.Shape[2], pixels.Shape[3]);
        if (window == new Window2d(2, 2, 0, 1))
            PlaneShares.Run(pixels.Shape, new QuadMaxPooling<T, TTransfer>(chooser, pixels, places), workers);
        else
            PlaneShares.Run(pixels.Shape, new PoolingJob<T, MaxPooling<T, TTransfer>>(chooser, pixels, places, new(window, picture)), workers);
    }

    public static void Begin(Span<T> pixels) => TTransfer.Begin(pixels);

    [MethodImpl(Simd.Loop)]
    public void Pool(ReadOnlySpan<T> chooser, Span<T> pixels, Span<T> places, int y)
    {
        for (var x = 0; x < places.Length; x++)
            TTransfer.Move(ref pixels[Largest(chooser, window.Clip(y, x, picture))], ref places[x]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Largest(ReadOnlySpan<T> plane, WindowClip clip)
    {
        var best = clip.Top * picture.Width + clip.Left;
        for (var row = clip.Top; row < clip.Bottom; row++)
        {
            for (var pixel = row * picture.Width + clip.Left; pixel < row * picture.Width + clip.Right; pixel++)
            {
                if (plane[pixel] > plane[best] || T.IsNaN(plane[pixel]))
                    best = pixel;
            }
        }

        return best;
    }
}
