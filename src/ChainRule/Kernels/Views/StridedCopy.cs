using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Views;

/// <summary>Copies a view of x, densely, to y: elements of 4 or 8 bytes, whatever they are.</summary>
internal static class StridedCopy
{
    // So many elements are worth their own share.
    private const int WorthSharing = 1 << 14;

    public static void Run(StridedRows rows, Tensor x, Tensor y, Workers workers)
    {
        var grain = Math.Max(1, WorthSharing / Math.Max(1, rows.Length));
        if (x.Type.Size() == sizeof(uint))
            workers.For(rows.Count, grain, new Job<uint>(rows, x, y));
        else
            workers.For(rows.Count, grain, new Job<ulong>(rows, x, y));
    }

    private readonly struct Job<T>(StridedRows rows, Tensor x, Tensor y) : IJob
        where T : unmanaged
    {
        [MethodImpl(Simd.Loop)]
        public void Run(int start, int end)
        {
            var (length, step) = (rows.Length, rows.Step);
            ReadOnlySpan<T> from = MemoryMarshal.Cast<byte, T>(x.Bytes);
            var to = MemoryMarshal.Cast<byte, T>(y.Bytes);
            for (var row = start; row < end; row++)
            {
                var place = rows.Start(row);
                var target = to.Slice(row * length, length);
                if (step == 1)
                {
                    from.Slice(place, length).CopyTo(target);
                    continue;
                }

                for (var i = 0; i < target.Length; i++, place += step)
                    target[i] = from[place];
            }
        }
    }
}
