using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using ChainRule.Algebra;

namespace ChainRule.Kernels.Products;

/// <summary>
/// The innermost loops of every product: a tile of C in registers, a column of A times a row of B at a time. Every element of C is
/// summed in the same order, whatever tile it falls in.
/// </summary>
internal static class MicroKernel<TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>8 × 3 sums, 3 lanes of B and one of A take 28 registers; 4 × 3 take the 16 that AVX2 has.</summary>
    public static int TileRows => Vector512.IsHardwareAccelerated || AdvSimd.Arm64.IsSupported ? 8 : 4;

    /// <summary>C = A·B, or C += A·B, over a panel of columns.</summary>
    /// <param name="width">how many lanes wide the rows of B can be read: 1, 2 or 3</param>
    /// <param name="columns">how many columns of C there are, at most those lanes</param>
    /// <param name="depth">how many rows B has</param>
    /// <param name="a">(rows, depth)</param>
    /// <param name="rows">how many rows C has</param>
    /// <param name="b">where the rows of B are counted from</param>
    /// <param name="places">where they lie</param>
    /// <param name="c">(rows, columns), row after row</param>
    /// <param name="accumulate">whether the product is added to C</param>
    public static void Panel<TPlaces>(int width, int columns, int depth, Strided<T> a, int rows, ref readonly T b, TPlaces places, Strided<T> c, bool accumulate)
        where TPlaces : struct, IRowPlaces, allows ref struct
    {
        if (width == 3)
            Panel<Strip3<TLanes, T>, TPlaces>(columns, depth, a, rows, in b, places, c, accumulate);
        else if (width == 2)
            Panel<Strip2<TLanes, T>, TPlaces>(columns, depth, a, rows, in b, places, c, accumulate);
        else
            Panel<Strip1<TLanes, T>, TPlaces>(columns, depth, a, rows, in b, places, c, accumulate);
    }

    private static void Panel<TStrip, TPlaces>(int columns, int depth, Strided<T> a, int rows, ref readonly T b, TPlaces places, Strided<T> c, bool accumulate)
        where TStrip : struct, IStrip<TStrip, TLanes, T>
        where TPlaces : struct, IRowPlaces, allows ref struct
    {
        if (columns == TStrip.Width)
            Tiles<TStrip, TPlaces>(depth, a, rows, in b, places, c, accumulate);
        else
            Edge<TStrip, TPlaces>(columns, depth, a, rows, in b, places, c, accumulate);
    }

    // Whole strips are computed beside C, and the part that belongs to C is copied.
    [SkipLocalsInit]
    private static void Edge<TStrip, TPlaces>(int columns, int depth, Strided<T> a, int rows, ref readonly T b, TPlaces places, Strided<T> c, bool accumulate)
        where TStrip : struct, IStrip<TStrip, TLanes, T>
        where TPlaces : struct, IRowPlaces, allows ref struct
    {
        Span<T> edge = stackalloc T[8 * 3 * TLanes.Count];
        for (var row = 0; row < rows; row += 8)
        {
            var count = Math.Min(8, rows - row);
            for (var i = 0; accumulate && i < count; i++)
                c.Row(row + i, columns).CopyTo(edge[(i * TStrip.Width)..]);
            Tiles<TStrip, TPlaces>(depth, a.From(row), count, in b, places, new(ref MemoryMarshal.GetReference(edge), TStrip.Width, 1), accumulate);
            for (var i = 0; i < count; i++)
                edge.Slice(i * TStrip.Width, columns).CopyTo(c.Row(row + i, columns));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tiles<TStrip, TPlaces>(int depth, Strided<T> a, int rows, ref readonly T b, TPlaces places, Strided<T> c, bool accumulate)
        where TStrip : struct, IStrip<TStrip, TLanes, T>
        where TPlaces : struct, IRowPlaces, allows ref struct
    {
        var row = 0;
        for (; TileRows == 8 && row <= rows - 8; row += 8)
            Tile<TStrip, TLanes, T>.Eight(depth, a.From(row), in b, places, c.From(row), accumulate);
        for (; TileRows == 8 && row <= rows - 6; row += 6)
            Tile<TStrip, TLanes, T>.Six(depth, a.From(row), in b, places, c.From(row), accumulate);
        for (; row <= rows - 4; row += 4)
            Tile<TStrip, TLanes, T>.Four(depth, a.From(row), in b, places, c.From(row), accumulate);
        for (; row <= rows - 2; row += 2)
            Tile<TStrip, TLanes, T>.Two(depth, a.From(row), in b, places, c.From(row), accumulate);
        for (; row < rows; row++)
            Tile<TStrip, TLanes, T>.One(depth, a.From(row), in b, places, c.From(row), accumulate);
    }
}
