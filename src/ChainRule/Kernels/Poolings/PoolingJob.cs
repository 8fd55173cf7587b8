using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Poolings;

/// <summary>What a pooling does with the windows of a plane, a row of them at a time.</summary>
internal interface IPooling<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Prepares a plane.</summary>
    static virtual void Begin(Span<T> pixels)
    {
    }

    /// <summary>Works on row y of the windows, each of which has a place. A plane, perhaps that of the pixels, chooses among them.</summary>
    void Pool(ReadOnlySpan<T> chooser, Span<T> pixels, Span<T> places, int y);
}

/// <summary>Pools planes of pixels (…, h, w) into places, or the other way.</summary>
internal readonly struct PoolingJob<T, TPooling>(Tensor chooser, Tensor pixels, Tensor places, TPooling pooling) : IJob
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TPooling : struct, IPooling<T>
{
    [MethodImpl(Simd.Loop)]
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
