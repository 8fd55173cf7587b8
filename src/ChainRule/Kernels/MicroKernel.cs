using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;

namespace ChainRule.Kernels;

/// <summary>
/// The innermost loops of a matrix product: a tile of C in registers, one column of A times one row of B at a time.
/// 4 × 3 accumulators, three lanes of B and one of A fill the 16 registers of AVX2.
/// </summary>
internal static class MicroKernel<TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Tile4x3(int depth, ref T a, ref T b, ref T c, int pitch, bool accumulate)
    {
        TLanes c00 = default, c01 = default, c02 = default;
        TLanes c10 = default, c11 = default, c12 = default;
        TLanes c20 = default, c21 = default, c22 = default;
        TLanes c30 = default, c31 = default, c32 = default;
        for (var p = 0; p < depth; p++)
        {
            var b0 = TLanes.Load(in b, 0);
            var b1 = TLanes.Load(in b, TLanes.Count);
            var b2 = TLanes.Load(in b, 2 * TLanes.Count);

            var x = TLanes.Broadcast(a);
            c00 = TLanes.MultiplyAdd(x, b0, c00);
            c01 = TLanes.MultiplyAdd(x, b1, c01);
            c02 = TLanes.MultiplyAdd(x, b2, c02);
            x = TLanes.Broadcast(Unsafe.Add(ref a, 1));
            c10 = TLanes.MultiplyAdd(x, b0, c10);
            c11 = TLanes.MultiplyAdd(x, b1, c11);
            c12 = TLanes.MultiplyAdd(x, b2, c12);
            x = TLanes.Broadcast(Unsafe.Add(ref a, 2));
            c20 = TLanes.MultiplyAdd(x, b0, c20);
            c21 = TLanes.MultiplyAdd(x, b1, c21);
            c22 = TLanes.MultiplyAdd(x, b2, c22);
            x = TLanes.Broadcast(Unsafe.Add(ref a, 3));
            c30 = TLanes.MultiplyAdd(x, b0, c30);
            c31 = TLanes.MultiplyAdd(x, b1, c31);
            c32 = TLanes.MultiplyAdd(x, b2, c32);

            a = ref Unsafe.Add(ref a, 4);
            b = ref Unsafe.Add(ref b, 3 * TLanes.Count);
        }

        Row(c00, c01, c02, ref c, accumulate);
        Row(c10, c11, c12, ref Unsafe.Add(ref c, pitch), accumulate);
        Row(c20, c21, c22, ref Unsafe.Add(ref c, 2 * pitch), accumulate);
        Row(c30, c31, c32, ref Unsafe.Add(ref c, 3 * pitch), accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Tile4x1(int depth, ref T a, ref T b, ref T c, int pitch, bool accumulate)
    {
        TLanes c0 = default, c1 = default, c2 = default, c3 = default;
        for (var p = 0; p < depth; p++)
        {
            var row = TLanes.Load(in b, 0);
            c0 = TLanes.MultiplyAdd(TLanes.Broadcast(a), row, c0);
            c1 = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref a, 1)), row, c1);
            c2 = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref a, 2)), row, c2);
            c3 = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref a, 3)), row, c3);
            a = ref Unsafe.Add(ref a, 4);
            b = ref Unsafe.Add(ref b, TLanes.Count);
        }

        Put(c0, ref c, 0, accumulate);
        Put(c1, ref c, pitch, accumulate);
        Put(c2, ref c, 2 * pitch, accumulate);
        Put(c3, ref c, 3 * pitch, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row(TLanes x0, TLanes x1, TLanes x2, ref T c, bool accumulate)
    {
        Put(x0, ref c, 0, accumulate);
        Put(x1, ref c, TLanes.Count, accumulate);
        Put(x2, ref c, 2 * TLanes.Count, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(TLanes x, ref T c, int offset, bool accumulate) =>
        TLanes.Store(accumulate ? TLanes.Load(in c, offset) + x : x, ref c, offset);
}
