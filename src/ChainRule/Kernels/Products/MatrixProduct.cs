using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Products;

/// <summary>
/// C = A·B, panel by panel of B's columns. A is read in place; a panel is packed if B's rows are not rows in memory, if they
/// end within a panel, or if enough rows of A will use it. Threads share the panels and, if A is large, blocks of its rows; every
/// element of C is summed in the same order, whichever thread does it.
/// </summary>
internal static class MatrixProduct
{
    // At most this many rows of A, cut into tiles, stay in the second cache while panels of B pass by.
    private const int BlockRows = 64;

    /// <summary>How many rows of B are packed at a time.</summary>
    public const int Depth = 1024;

    // How many of its columns are packed: a multiple of any panel's width.
    private const int Columns = 1536;

    // This many panels, of that depth, stay in the second cache while the rows of A pass by.
    private const int GroupPanels = 3;

    // Few multiplications: 2 × 2 × 2 took 140 ns in panels and takes 25 without them.
    private const int Tiny = 64;

    // With up to this many rows on one side, dot products are faster than packing: 1 × 784 × 128 took 22 µs packed and 4.5 as dot products,
    // 12 × 784 × 128 41 and 27. If the depth is not this many times the rows, summing across takes longer than the products.
    private const int Few = 12;
    private const int Deep = 16;

    // This much of A stays in the second cache while all of B passes by: with a left side of 128 × 784, panels shared by all threads took
    // 475 µs, and panels of each thread's own take 440.
    private const int SmallLeft = 1 << 17;

    // With fewer rows, packing costs more than it saves: 96 × 96 × 96 took 14.9 µs packed and takes 13.6, 128 × 128 × 128 34.5 and 39. With
    // a right side that does not fit the second cache, far fewer are enough.
    private const int WorthPacking = 128;
    private const int WorthPackingLarge = 32;
    private const int Large = 1 << 20;

    // A transposed left side is packed if its rows are so far apart, and used by so many columns of B, that reading them in place takes longer:
    // 1024 × 1024 × 1024 took 26 ms unpacked.
    private const int LargeLeft = 1 << 18;
    private const int WorthPackingLeft = 384;

    // With fewer multiplications, a share of the work is not worth its own call.
    private const int WorthSharing = 1 << 20;

    /// <summary>Writes A·B, row after row, into <paramref name="c"/>.</summary>
    public static void Run<T>(DenseMatrix<T> a, DenseMatrix<T> b, Tensor c, Workers workers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (a.Columns == 0)
            c.Span<T>().Clear();
        if (a.Rows == 0 || b.Columns == 0 || a.Columns == 0)
            return;
        if ((long)a.Rows * a.Columns * b.Columns <= Tiny)
        {
            TinyProduct.Run(a, b, c);
            return;
        }

        var few = Math.Min(a.Rows, b.Columns);
        if (few <= Few && Deep * few <= a.Columns && a.HasDenseRows && b.Transposed.HasDenseRows)
        {
            DotProducts<T>.Run(a, b.Transposed, c, workers);
            return;
        }

        if ((long)a.Rows * Math.Min(Depth, a.Columns) <= SmallLeft)
        {
            var panels = new PanelProduct<T>(a, b, c, workers);
            Simd.Run<T, PanelProduct<T>>(ref panels);
            return;
        }

        var kernel = new Product<T>(a, b, c, workers);
        Simd.Run<T, Product<T>>(ref kernel);
    }

    /// <summary>Whether a panel of B is worth packing for this many rows of A.</summary>
    public static bool IsWorthPacking<T>(int rows, DenseMatrix<T> b, int depth)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        b.IsTransposed || rows >= ((long)depth * b.Columns >= Large ? WorthPackingLarge : WorthPacking);

    private readonly struct Product<T>(DenseMatrix<T> a, DenseMatrix<T> b, Tensor c, Workers workers) : ILanesKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public void Run<TLanes>()
            where TLanes : struct, ILanes<TLanes, T>
        {
            for (var column = 0; column < b.Columns; column += Columns)
            {
                var panels = new Panels(Math.Min(Columns, b.Columns - column), TLanes.Count);
                for (var k = 0; k < a.Columns; k += Depth)
                    Block<TLanes>(k, Math.Min(Depth, a.Columns - k), column, panels);
            }
        }

        private void Block<TLanes>(int k, int depth, int column, Panels panels)
            where TLanes : struct, ILanes<TLanes, T>
        {
            var firstPacked = IsWorthPacking(a.Rows, b, depth) ? 0 : panels.FirstPartial;
            var packedRight = firstPacked < panels.Count ? PackedPanels<T>.In<Right<T>>(b, k, depth, panels.Count, panels.Lanes * TLanes.Count) : default;
            var blocks = new RowBlocks(a.Rows, BlockRows);
            var isLeftPacked = a.IsTransposed && a.Rows * depth >= LargeLeft && b.Columns >= WorthPackingLeft;
            var packedLeft = isLeftPacked ? PackedPanels<T>.In<Left<T>>(a.Transposed, k, depth, blocks.Count, a.Rows) : default;
            var shares = blocks.Count * panels.Count;
            var grain = Math.Max(1, WorthSharing / (blocks.Rows * depth * 3 * TLanes.Count));
            workers.For(shares, grain, new TilesJob<TLanes, T>(new(a, blocks, packedLeft), new(b, column, panels, firstPacked, packedRight), c, k, depth));
        }
    }

    // A and how it is read: in place, or packed block by block.
    private readonly record struct Left<T>(DenseMatrix<T> Matrix, RowBlocks Blocks, PackedPanels<T> Packed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    // B and how its columns from one onwards are read: in place, and from one panel on packed.
    private readonly record struct Right<T>(DenseMatrix<T> Matrix, int Column, Panels Panels, int FirstPacked, PackedPanels<T> Packed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    private readonly struct TilesJob<TLanes, T>(Left<T> left, Right<T> right, Tensor c, int k, int depth) : IJob
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Group by group of panels, block by block of rows, panel by panel.
        [MethodImpl(Simd.Loop)]
        public void Run(int start, int end)
        {
            for (var i = start; i < end; i++)
            {
                var (group, inGroup) = Math.DivRem(i, left.Blocks.Count * GroupPanels);
                var first = group * GroupPanels;
                var (block, panel) = Math.DivRem(inGroup, Math.Min(GroupPanels, right.Panels.Count - first));
                Multiply(block, first + panel);
            }
        }

        private void Multiply(int block, int panel)
        {
            var (row, place) = (left.Blocks.Start(block), right.Panels.Start(panel) * TLanes.Count);
            var (rows, width, columns) = (left.Blocks.Start(block + 1) - row, right.Panels.Width(panel), right.Panels.Columns(panel));
            var (isPacked, b) = (panel >= right.FirstPacked, right.Matrix);
            var from = left.Packed.IsEmpty ? left.Matrix.At(row, k) : new Strided<T>(ref left.Packed.Take(block, row, row, rows, rows), 1, rows);
            ref var first = ref isPacked
                ? ref right.Packed.Take(panel, place, right.Column + place, columns, width * TLanes.Count)
                : ref b.At(k, right.Column + place).First;
            var by = new EvenRows<TLanes, T>(in first, isPacked ? width * TLanes.Count : b.Columns);
            var target = new Strided<T>(ref c.Span<T>()[row * b.Columns + right.Column + place], b.Columns, 1);
            MicroKernel<TLanes, T>.Panel(width, new(rows, columns, depth), from, by, target, k > 0);
        }
    }
}
