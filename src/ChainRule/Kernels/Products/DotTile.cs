using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;

namespace ChainRule.Kernels.Products;

/// <summary>
/// Products of rows by rows: a tile of sums in registers, each over as many places of a row at once as a lane holds; they are summed
/// across at the end. Both sides are read in place, element after element.
/// </summary>
internal static class DotTile<TStrip, TLanes, T>
    where TStrip : struct, IStrip<TStrip, TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>c[i, j] += Σ a[i, p]·b[j, p] for every row of A and the rows of B that make a strip, over whole lanes of p</summary>
    [MethodImpl(Simd.Loop)]
    public static void Run(int depth, Strided<T> a, int rows, Strided<T> b, Strided<T> c)
    {
        var row = 0;
        for (; row <= rows - 4; row += 4)
            Four(depth, a.From(row), b, c.From(row));
        for (; row < rows; row++)
            One(depth, a.From(row), b, c.From(row));
    }

    // 4 × 3 sums, 3 lanes of B and one of A take the 16 registers that AVX2 has; 8 × 3 were no faster with 32.
    [MethodImpl(Simd.Loop)]
    private static void Four(int depth, Strided<T> a, Strided<T> b, Strided<T> c)
    {
        TStrip r0 = default, r1 = default, r2 = default, r3 = default;
        ref var left = ref a.First;
        ref var right = ref b.First;
        var (leftStep, rightStep) = (a.RowStep, b.RowStep);
        for (nint p = 0; p < depth; p += TLanes.Count)
        {
            var strip = TStrip.Load(in right, rightStep);
            r0.Add(TLanes.Load(in left, 0), strip);
            r1.Add(TLanes.Load(in Unsafe.Add(ref left, leftStep), 0), strip);
            r2.Add(TLanes.Load(in Unsafe.Add(ref left, 2 * leftStep), 0), strip);
            r3.Add(TLanes.Load(in Unsafe.Add(ref left, 3 * leftStep), 0), strip);
            left = ref Unsafe.Add(ref left, TLanes.Count);
            right = ref Unsafe.Add(ref right, TLanes.Count);
        }

        TStrip.AddSums(r0, c);
        TStrip.AddSums(r1, c.From(1));
        TStrip.AddSums(r2, c.From(2));
        TStrip.AddSums(r3, c.From(3));
    }

    [MethodImpl(Simd.Loop)]
    private static void One(int depth, Strided<T> a, Strided<T> b, Strided<T> c)
    {
        TStrip sums = default;
        for (nint p = 0; p < depth; p += TLanes.Count)
            sums.Add(TLanes.Load(in Unsafe.Add(ref a.First, p), 0), TStrip.Load(in Unsafe.Add(ref b.First, p), b.RowStep));
        TStrip.AddSums(sums, c);
    }
}
