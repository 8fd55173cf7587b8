using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;

namespace ChainRule.Kernels.Products;

/// <summary>
/// Tiles of C in registers, eight, six, four, two or one row high: a column of A times a row of B at a time. Six rows in
/// one take a fifth less time than as four and two. Rows are written out, since the compiler keeps no array in registers, and stops
/// inlining in a method where much is nested.
/// </summary>
internal static class Tile<TStrip, TLanes, T>
    where TStrip : struct, IStrip<TStrip, TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Eight<TPlaces>(int depth, Strided<T> a, ref readonly T b, TPlaces places, Strided<T> c, bool accumulate)
        where TPlaces : struct, IRowPlaces, allows ref struct
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
            var row = TStrip.Load(in Unsafe.Add(ref Unsafe.AsRef(in b), places.Next()), TLanes.Count);
            r0.Add(TLanes.Broadcast(upper), row);
            r1.Add(TLanes.Broadcast(Unsafe.Add(ref upper, step)), row);
            r2.Add(TLanes.Broadcast(Unsafe.Add(ref upper, 2 * step)), row);
            r3.Add(TLanes.Broadcast(Unsafe.Add(ref upper, 3 * step)), row);
            r4.Add(TLanes.Broadcast(lower), row);
            r5.Add(TLanes.Broadcast(Unsafe.Add(ref lower, step)), row);
            r6.Add(TLanes.Broadcast(Unsafe.Add(ref lower, 2 * step)), row);
            r7.Add(TLanes.Broadcast(Unsafe.Add(ref lower, 3 * step)), row);
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Six<TPlaces>(int depth, Strided<T> a, ref readonly T b, TPlaces places, Strided<T> c, bool accumulate)
        where TPlaces : struct, IRowPlaces, allows ref struct
    {
        TStrip r0 = default, r1 = default, r2 = default, r3 = default, r4 = default, r5 = default;
        if (accumulate)
            (r0, r1, r2, r3, r4, r5) = (Load(c, 0), Load(c, 1), Load(c, 2), Load(c, 3), Load(c, 4), Load(c, 5));
        var step = a.RowStep;
        ref var upper = ref a.First;
        ref var lower = ref Unsafe.Add(ref a.First, 3 * step);
        for (var p = 0; p < depth; p++)
        {
            var row = TStrip.Load(in Unsafe.Add(ref Unsafe.AsRef(in b), places.Next()), TLanes.Count);
            r0.Add(TLanes.Broadcast(upper), row);
            r1.Add(TLanes.Broadcast(Unsafe.Add(ref upper, step)), row);
            r2.Add(TLanes.Broadcast(Unsafe.Add(ref upper, 2 * step)), row);
            r3.Add(TLanes.Broadcast(lower), row);
            r4.Add(TLanes.Broadcast(Unsafe.Add(ref lower, step)), row);
            r5.Add(TLanes.Broadcast(Unsafe.Add(ref lower, 2 * step)), row);
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Four<TPlaces>(int depth, Strided<T> a, ref readonly T b, TPlaces places, Strided<T> c, bool accumulate)
        where TPlaces : struct, IRowPlaces, allows ref struct
    {
        TStrip r0 = default, r1 = default, r2 = default, r3 = default;
        if (accumulate)
            (r0, r1, r2, r3) = (Load(c, 0), Load(c, 1), Load(c, 2), Load(c, 3));
        var step = a.RowStep;
        ref var column = ref a.First;
        for (var p = 0; p < depth; p++)
        {
            var row = TStrip.Load(in Unsafe.Add(ref Unsafe.AsRef(in b), places.Next()), TLanes.Count);
            r0.Add(TLanes.Broadcast(column), row);
            r1.Add(TLanes.Broadcast(Unsafe.Add(ref column, step)), row);
            r2.Add(TLanes.Broadcast(Unsafe.Add(ref column, 2 * step)), row);
            r3.Add(TLanes.Broadcast(Unsafe.Add(ref column, 3 * step)), row);
            column = ref Unsafe.Add(ref column, a.ColumnStep);
        }

        Store(r0, c, 0);
        Store(r1, c, 1);
        Store(r2, c, 2);
        Store(r3, c, 3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Two<TPlaces>(int depth, Strided<T> a, ref readonly T b, TPlaces places, Strided<T> c, bool accumulate)
        where TPlaces : struct, IRowPlaces, allows ref struct
    {
        TStrip r0 = default, r1 = default;
        if (accumulate)
            (r0, r1) = (Load(c, 0), Load(c, 1));
        var step = a.RowStep;
        ref var column = ref a.First;
        for (var p = 0; p < depth; p++)
        {
            var row = TStrip.Load(in Unsafe.Add(ref Unsafe.AsRef(in b), places.Next()), TLanes.Count);
            r0.Add(TLanes.Broadcast(column), row);
            r1.Add(TLanes.Broadcast(Unsafe.Add(ref column, step)), row);
            column = ref Unsafe.Add(ref column, a.ColumnStep);
        }

        Store(r0, c, 0);
        Store(r1, c, 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void One<TPlaces>(int depth, Strided<T> a, ref readonly T b, TPlaces places, Strided<T> c, bool accumulate)
        where TPlaces : struct, IRowPlaces, allows ref struct
    {
        var sums = accumulate ? Load(c, 0) : default;
        for (var p = 0; p < depth; p++)
            sums.Add(TLanes.Broadcast(Unsafe.Add(ref a.First, p * a.ColumnStep)), TStrip.Load(in Unsafe.Add(ref Unsafe.AsRef(in b), places.Next()), TLanes.Count));
        Store(sums, c, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TStrip Load(Strided<T> c, int row) => TStrip.Load(in Unsafe.Add(ref c.First, row * c.RowStep), TLanes.Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TStrip x, Strided<T> c, int row) => TStrip.Store(x, ref Unsafe.Add(ref c.First, row * c.RowStep));
}
