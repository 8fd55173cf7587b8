using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;

namespace ChainRule.Kernels.Products;

/// <summary>
/// Tiles of dot products in registers: rows of A by one to three runs of B, a lane of each at a time. C holds the lanes of the sums.
/// </summary>
internal static class RunTile<TStrip, TLanes, T>
    where TStrip : struct, IStrip<TStrip, TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Each its own method: when the profile had them all inlined into their caller, the compiler gave up inlining within them, and
    // gradients to six filters took 680 µs instead of 160.
    private const MethodImplOptions Loop = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>C += A by the runs</summary>
    /// <param name="height">how many rows there are: 8, 6, 4, 2 or 1</param>
    /// <param name="steps">where each lane of A's rows has its counterpart in the runs</param>
    /// <param name="a">(rows, steps, lane)</param>
    /// <param name="b">where the runs are counted from</param>
    /// <param name="runs">where they start</param>
    /// <param name="c">(rows, runs, lane)</param>
    public static void Run(int height, ReadOnlySpan<int> steps, Strided<T> a, ref readonly T b, (nint, nint, nint) runs, Strided<T> c)
    {
        switch (height)
        {
            case 8: Eight(steps, a, in b, runs, c); break;
            case 6: Six(steps, a, in b, runs, c); break;
            case 4: Four(steps, a, in b, runs, c); break;
            case 2: Two(steps, a, in b, runs, c); break;
            default: One(steps, a, in b, runs, c); break;
        }
    }

    [MethodImpl(Loop)]
    private static void Eight(ReadOnlySpan<int> steps, Strided<T> a, ref readonly T b, (nint, nint, nint) runs, Strided<T> c)
    {
        TStrip r0 = Load(c, 0), r1 = Load(c, 1), r2 = Load(c, 2), r3 = Load(c, 3);
        TStrip r4 = Load(c, 4), r5 = Load(c, 5), r6 = Load(c, 6), r7 = Load(c, 7);
        var rowStep = a.RowStep;
        ref var upper = ref a.First;
        ref var lower = ref Unsafe.Add(ref a.First, 4 * rowStep);
        foreach (var step in steps)
        {
            var strip = TStrip.Gather(in Unsafe.Add(ref Unsafe.AsRef(in b), step), runs);
            r0.Add(TLanes.Load(in upper, 0), strip);
            r1.Add(TLanes.Load(in Unsafe.Add(ref upper, rowStep), 0), strip);
            r2.Add(TLanes.Load(in Unsafe.Add(ref upper, 2 * rowStep), 0), strip);
            r3.Add(TLanes.Load(in Unsafe.Add(ref upper, 3 * rowStep), 0), strip);
            r4.Add(TLanes.Load(in lower, 0), strip);
            r5.Add(TLanes.Load(in Unsafe.Add(ref lower, rowStep), 0), strip);
            r6.Add(TLanes.Load(in Unsafe.Add(ref lower, 2 * rowStep), 0), strip);
            r7.Add(TLanes.Load(in Unsafe.Add(ref lower, 3 * rowStep), 0), strip);
            upper = ref Unsafe.Add(ref upper, TLanes.Count);
            lower = ref Unsafe.Add(ref lower, TLanes.Count);
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

    [MethodImpl(Loop)]
    private static void Six(ReadOnlySpan<int> steps, Strided<T> a, ref readonly T b, (nint, nint, nint) runs, Strided<T> c)
    {
        TStrip r0 = Load(c, 0), r1 = Load(c, 1), r2 = Load(c, 2), r3 = Load(c, 3), r4 = Load(c, 4), r5 = Load(c, 5);
        var rowStep = a.RowStep;
        ref var upper = ref a.First;
        ref var lower = ref Unsafe.Add(ref a.First, 3 * rowStep);
        foreach (var step in steps)
        {
            var strip = TStrip.Gather(in Unsafe.Add(ref Unsafe.AsRef(in b), step), runs);
            r0.Add(TLanes.Load(in upper, 0), strip);
            r1.Add(TLanes.Load(in Unsafe.Add(ref upper, rowStep), 0), strip);
            r2.Add(TLanes.Load(in Unsafe.Add(ref upper, 2 * rowStep), 0), strip);
            r3.Add(TLanes.Load(in lower, 0), strip);
            r4.Add(TLanes.Load(in Unsafe.Add(ref lower, rowStep), 0), strip);
            r5.Add(TLanes.Load(in Unsafe.Add(ref lower, 2 * rowStep), 0), strip);
            upper = ref Unsafe.Add(ref upper, TLanes.Count);
            lower = ref Unsafe.Add(ref lower, TLanes.Count);
        }

        Store(r0, c, 0);
        Store(r1, c, 1);
        Store(r2, c, 2);
        Store(r3, c, 3);
        Store(r4, c, 4);
        Store(r5, c, 5);
    }

    [MethodImpl(Loop)]
    private static void Four(ReadOnlySpan<int> steps, Strided<T> a, ref readonly T b, (nint, nint, nint) runs, Strided<T> c)
    {
        TStrip r0 = Load(c, 0), r1 = Load(c, 1), r2 = Load(c, 2), r3 = Load(c, 3);
        var rowStep = a.RowStep;
        ref var row = ref a.First;
        foreach (var step in steps)
        {
            var strip = TStrip.Gather(in Unsafe.Add(ref Unsafe.AsRef(in b), step), runs);
            r0.Add(TLanes.Load(in row, 0), strip);
            r1.Add(TLanes.Load(in Unsafe.Add(ref row, rowStep), 0), strip);
            r2.Add(TLanes.Load(in Unsafe.Add(ref row, 2 * rowStep), 0), strip);
            r3.Add(TLanes.Load(in Unsafe.Add(ref row, 3 * rowStep), 0), strip);
            row = ref Unsafe.Add(ref row, TLanes.Count);
        }

        Store(r0, c, 0);
        Store(r1, c, 1);
        Store(r2, c, 2);
        Store(r3, c, 3);
    }

    [MethodImpl(Loop)]
    private static void Two(ReadOnlySpan<int> steps, Strided<T> a, ref readonly T b, (nint, nint, nint) runs, Strided<T> c)
    {
        TStrip r0 = Load(c, 0), r1 = Load(c, 1);
        var rowStep = a.RowStep;
        ref var row = ref a.First;
        foreach (var step in steps)
        {
            var strip = TStrip.Gather(in Unsafe.Add(ref Unsafe.AsRef(in b), step), runs);
            r0.Add(TLanes.Load(in row, 0), strip);
            r1.Add(TLanes.Load(in Unsafe.Add(ref row, rowStep), 0), strip);
            row = ref Unsafe.Add(ref row, TLanes.Count);
        }

        Store(r0, c, 0);
        Store(r1, c, 1);
    }

    [MethodImpl(Loop)]
    private static void One(ReadOnlySpan<int> steps, Strided<T> a, ref readonly T b, (nint, nint, nint) runs, Strided<T> c)
    {
        var sums = Load(c, 0);
        for (var i = 0; i < steps.Length; i++)
            sums.Add(TLanes.Load(in a.First, i * TLanes.Count), TStrip.Gather(in Unsafe.Add(ref Unsafe.AsRef(in b), steps[i]), runs));
        Store(sums, c, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TStrip Load(Strided<T> c, int row) => TStrip.Load(in Unsafe.Add(ref c.First, row * c.RowStep), TLanes.Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TStrip x, Strided<T> c, int row) => TStrip.Store(x, ref Unsafe.Add(ref c.First, row * c.RowStep));
}
