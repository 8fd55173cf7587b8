using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;

namespace ChainRule.Kernels.Products;

/// <summary>
/// Tiles of C in registers, eight, six, four, two or one row high: at each step of the depth, a factor of each row of A times one of B. Six rows
/// in one take a fifth less time than as four and two. Rows are written out, since the compiler keeps no array in registers, and stops inlining
/// in a method where much is nested.
/// </summary>
internal static class Tile<TStrip, TLanes, T>
    where TStrip : struct, IStrip<TStrip, TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>C = A·B, or C += A·B.</summary>
    /// <param name="height">how many rows there are: 8, 6, 4, 2 or 1</param>
    /// <param name="depth">how many steps there are</param>
    /// <param name="a">(rows, steps)</param>
    /// <param name="b">as wide as the strip</param>
    /// <param name="c">(rows, strip)</param>
    /// <param name="accumulate">whether the product is added to C</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TRight>(int height, int depth, Strided<T> a, TRight b, Strided<T> c, bool accumulate)
        where TRight : struct, IRightSide<TLanes, T>, allows ref struct
    {
        switch (height)
        {
            case 8: Eight(depth, a, b, c, accumulate); break;
            case 6: Six(depth, a, b, c, accumulate); break;
            case 4: Four(depth, a, b, c, accumulate); break;
            case 2: Two(depth, a, b, c, accumulate); break;
            default: One(depth, a, b, c, accumulate); break;
        }
    }

    [MethodImpl(Simd.Loop)]
    private static void Eight<TRight>(int depth, Strided<T> a, TRight b, Strided<T> c, bool accumulate)
        where TRight : struct, IRightSide<TLanes, T>, allows ref struct
    {
        TStrip r0 = default, r1 = default, r2 = default, r3 = default, r4 = default, r5 = default, r6 = default, r7 = default;
        if (accumulate)
        {
            (r0, r1, r2, r3) = (Load(c, 0), Load(c, 1), Load(c, 2), Load(c, 3));
            (r4, r5, r6, r7) = (Load(c, 4), Load(c, 5), Load(c, 6), Load(c, 7));
        }

        var step = a.RowStep;
        ref var upper = ref a.First;
        ref var lower = ref Unsafe.Add(ref a.First, 4 * step);
        for (var p = 0; p < depth; p++)
        {
            var right = b.Next<TStrip>();
            r0.Add(TRight.Left(in upper), right);
            r1.Add(TRight.Left(in Unsafe.Add(ref upper, step)), right);
            r2.Add(TRight.Left(in Unsafe.Add(ref upper, 2 * step)), right);
            r3.Add(TRight.Left(in Unsafe.Add(ref upper, 3 * step)), right);
            r4.Add(TRight.Left(in lower), right);
            r5.Add(TRight.Left(in Unsafe.Add(ref lower, step)), right);
            r6.Add(TRight.Left(in Unsafe.Add(ref lower, 2 * step)), right);
            r7.Add(TRight.Left(in Unsafe.Add(ref lower, 3 * step)), right);
            upper = ref Unsafe.Add(ref upper, a.ColumnStep);
            lower = ref Unsafe.Add(ref lower, a.ColumnStep);
        }

        Store(r0, c, 0);
        Store(r1, c, 1);
        Store(r2, c, 2);
        Store(r3, c, 3);
        Store(r4, c, 4);
        Store(r5, c, 5);
        Store(r6, c, 6);
        Store(r7, c, 7);
    }

    [MethodImpl(Simd.Loop)]
    private static void Six<TRight>(int depth, Strided<T> a, TRight b, Strided<T> c, bool accumulate)
        where TRight : struct, IRightSide<TLanes, T>, allows ref struct
    {
        TStrip r0 = default, r1 = default, r2 = default, r3 = default, r4 = default, r5 = default;
        if (accumulate)
            (r0, r1, r2, r3, r4, r5) = (Load(c, 0), Load(c, 1), Load(c, 2), Load(c, 3), Load(c, 4), Load(c, 5));
        var step = a.RowStep;
        ref var upper = ref a.First;
        ref var lower = ref Unsafe.Add(ref a.First, 3 * step);
        for (var p = 0; p < depth; p++)
        {
            var right = b.Next<TStrip>();
            r0.Add(TRight.Left(in upper), right);
            r1.Add(TRight.Left(in Unsafe.Add(ref upper, step)), right);
            r2.Add(TRight.Left(in Unsafe.Add(ref upper, 2 * step)), right);
            r3.Add(TRight.Left(in lower), right);
            r4.Add(TRight.Left(in Unsafe.Add(ref lower, step)), right);
            r5.Add(TRight.Left(in Unsafe.Add(ref lower, 2 * step)), right);
            upper = ref Unsafe.Add(ref upper, a.ColumnStep);
            lower = ref Unsafe.Add(ref lower, a.ColumnStep);
        }

        Store(r0, c, 0);
        Store(r1, c, 1);
        Store(r2, c, 2);
        Store(r3, c, 3);
        Store(r4, c, 4);
        Store(r5, c, 5);
    }

    [MethodImpl(Simd.Loop)]
    private static void Four<TRight>(int depth, Strided<T> a, TRight b, Strided<T> c, bool accumulate)
        where TRight : struct, IRightSide<TLanes, T>, allows ref struct
    {
        TStrip r0 = default, r1 = default, r2 = default, r3 = default;
        if (accumulate)
            (r0, r1, r2, r3) = (Load(c, 0), Load(c, 1), Load(c, 2), Load(c, 3));
        var step = a.RowStep;
        ref var column = ref a.First;
        for (var p = 0; p < depth; p++)
        {
            var right = b.Next<TStrip>();
            r0.Add(TRight.Left(in column), right);
            r1.Add(TRight.Left(in Unsafe.Add(ref column, step)), right);
            r2.Add(TRight.Left(in Unsafe.Add(ref column, 2 * step)), right);
            r3.Add(TRight.Left(in Unsafe.Add(ref column, 3 * step)), right);
            column = ref Unsafe.Add(ref column, a.ColumnStep);
        }

        Store(r0, c, 0);
        Store(r1, c, 1);
        Store(r2, c, 2);
        Store(r3, c, 3);
    }

    [MethodImpl(Simd.Loop)]
    private static void Two<TRight>(int depth, Strided<T> a, TRight b, Strided<T> c, bool accumulate)
        where TRight : struct, IRightSide<TLanes, T>, allows ref struct
    {
        TStrip r0 = default, r1 = default;
        if (accumulate)
            (r0, r1) = (Load(c, 0), Load(c, 1));
        var step = a.RowStep;
        ref var column = ref a.First;
        for (var p = 0; p < depth; p++)
        {
            var right = b.Next<TStrip>();
            r0.Add(TRight.Left(in column), right);
            r1.Add(TRight.Left(in Unsafe.Add(ref column, step)), right);
            column = ref Unsafe.Add(ref column, a.ColumnStep);
        }

        Store(r0, c, 0);
        Store(r1, c, 1);
    }

    [MethodImpl(Simd.Loop)]
    private static void One<TRight>(int depth, Strided<T> a, TRight b, Strided<T> c, bool accumulate)
        where TRight : struct, IRightSide<TLanes, T>, allows ref struct
    {
        var sums = accumulate ? Load(c, 0) : default;
        for (var p = 0; p < depth; p++)
            sums.Add(TRight.Left(in Unsafe.Add(ref a.First, p * a.ColumnStep)), b.Next<TStrip>());
        Store(sums, c, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TStrip Load(Strided<T> c, int row) => TStrip.Load(in Unsafe.Add(ref c.First, row * c.RowStep), TLanes.Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TStrip x, Strided<T> c, int row) => TStrip.Store(x, ref Unsafe.Add(ref c.First, row * c.RowStep));
}
