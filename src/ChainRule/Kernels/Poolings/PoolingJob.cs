using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Poolings;

/// <summary>What a pooling does with the windows of a plane, a row of them at a time.</summary>
internal interface IPooling<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes a plane ready.</summary>
    static virtual void Begin(Span<T> pixels)
    {
    }

    /// <summary>Works on row <paramref name="y"/> of the windows.</summary>
    /// <param name="chooser">the plane that chooses among the pixels; the pixels themselves if nothing does</param>
    /// <param name="pixels">the plane that is pooled</param>
    /// <param name="places">a value for each window of the row</param>
    /// <param name="y">which row</param>
    void Pool(ReadOnlySpan<T> chooser, Span<T> pixels, Span<T> places, int y);
}

/// <summary>Pools planes of pixels (…, h, w) into places, or the other way; threads share the planes.</summary>
internal readonly struct PoolingJob<T, TPooling>(Tensor chooser, Tensor pixels, Tensor places, TPooling pooling) : IJob
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TPooling : struct, IPooling<T>
{
    /// <summary>Pools every plane.</summary>
    public static void Run(Tensor chooser, Tensor pixels, Tensor places, TPooling pooling, Workers workers)
    {
        PlaneShares.Run(pixels.Shape, new PoolingJob<T, TPooling>(chooser, pixels, places, pooling), workers);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int start, int end)
    {
        var (plane, height, width) = (pixels.Shape[2] * pixels.Shape[3], places.Shape[2], places.Shape[3]);
        for (var i = start; i < end; i++)
        {
            var choosing = chooser.Span<T>().Slice(i * plane, plane);
            var pooled = pixels.Span<T>().Slice(i * plane, plane);
            var pool = places.Span<T>().Slice(i * height * width, height * width);
            TPooling.Begin(pooled);
            for (var y = 0; y < height; y++)
                pooling.Pool(choosing, pooled, pool.Slice(y * width, width), y);
        }
    }
}
