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
    /// <summary>The most rows of a tile: 8 × 3 sums, 3 lanes of B and one of A take 28 registers; 4 × 3 take the 16 that AVX2 has.</summary>
    public static int TileRows => Vector512.IsHardwareAccelerated || AdvSimd.Arm64.IsSupported ? 8 : 4;

    /// <summary>The most rows of a tile that <paramref name="rows"/> fill.</summary>
    public static int TileHeight(int rows) =>
        rows is 6 or 7 && TileRows == 8 ? 6 : Math.Min(TileRows, 1 << BitOperations.Log2((uint)rows));

    /// <summary>C = A·B, or C += A·B, over a panel of columns.</summary>
    /// <param name="width">how many lanes wide the rows of B can be read: 1, 2 or 3</param>
    /// <param name="size">rows and columns of C, which has at most those lanes, and the depth</param>
    /// <param name="a">(rows, depth)</param>
    /// <param name="b">(depth, width)</param>
    /// <param name="c">(rows, columns), row after row</param>
    /// <param name="accumulate">whether the product is added to C</param>
    public static void Panel<TRight>(int width, ProductSize size, Strided<T> a, TRight b, Strided<T> c, bool accumulate)
        where TRight : struct, IRightSide<TLanes, T>, allows ref struct
    {
        if (width == 3)
            Panel<Strip3<TLanes, T>, TRight>(size, a, b, c, accumulate);
        else if (width == 2)
            Panel<Strip2<TLanes, T>, TRight>(size, a, b, c, accumulate);
        else
            Panel<Strip1<TLanes, T>, TRight>(size, a, b, c, accumulate);
    }

    private static void Panel<TStrip, TRight>(ProductSize size, Strided<T> a, TRight b, Strided<T> c, bool accumulate)
        where TStrip : struct, IStrip<TStrip, TLanes, T>
        where TRight : struct, IRightSide<TLanes, T>, allows ref struct
    {
        if (size.Columns == TStrip.Width)
            Tiles<TStrip, TRight>(size.Rows, size.Depth, a, b, c, accumulate);
        else
            Edge<TStrip, TRight>(size, a, b, c, accumulate);
    }

    // Whole strips are computed beside C, and the part that belongs to C is copied.
    [SkipLocalsInit]
    private static void Edge<TStrip, TRight>(ProductSize size, Strided<T> a, TRight b, Strided<T> c, bool accumulate)
        where TStrip : struct, IStrip<TStrip, TLanes, T>
        where TRight : struct, IRightSide<TLanes, T>, allows ref struct
    {
        Span<T> edge = stackalloc T[8 * 3 * TLanes.Count];
        for (var row = 0; row < size.Rows; row += 8)
        {
            var count = Math.Min(8, size.Rows - row);
            for (var i = 0; accumulate && i < count; i++)
                c.Row(row + i, size.Columns).CopyTo(edge[(i * TStrip.Width)..]);
            Tiles<TStrip, TRight>(count, size.Depth, a.From(row), b, new(ref MemoryMarshal.GetReference(edge), TStrip.Width, 1), accumulate);
            for (var i = 0; i < count; i++)
                edge.Slice(i * TStrip.Width, size.Columns).CopyTo(c.Row(row + i, size.Columns));
        }
    }

    [MethodImpl(Simd.Loop)]
    private static void Tiles<TStrip, TRight>(int rows, int depth, Strided<T> a, TRight b, Strided<T> c, bool accumulate)
        where TStrip : struct, IStrip<TStrip, TLanes, T>
        where TRight : struct, IRightSide<TLanes, T>, allows ref struct
    {
        for (int row = 0, height; row < rows; row += height)
        {
            height = TileHeight(rows - row);
            Tile<TStrip, TLanes, T>.Run(height, depth, a.From(row), b, c.From(row), accumulate);
        }
    }
}
