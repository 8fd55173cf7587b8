using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;
using ChainRule.Tensors;

namespace ChainRule.Kernels;

/// <summary>
/// C = A·B, panel by panel of B's columns. A is read where it lies; a panel is packed, its rows one after the other and padded with
/// zeros, where B's rows are not rows in memory, where they end within a panel, or where enough rows of A will meet it. Threads share
/// the panels and blocks of A's rows; every element of C is summed in the same order whoever does it.
/// </summary>
internal static class MatrixProduct
{
    // A panel of B of this depth stays in the first cache while rows of A pass by, and so many rows of A in the second.
    private const int PanelDepth = 256;
    private const int BlockRows = 48;

    // With up to so many rows on one side, dot products are faster than packing: 1 × 784 × 128 took 22 µs packed and 4.5 as dot products,
    // 12 × 784 × 128 41 and 27. Where the depth is not so many times the rows, to sum across takes longer than the products.
    private const int Few = 12;
    private const int Deep = 16;

    // What is packed at a time: a multiple of any panel's width.
    private const int PackedDepth = 4 * PanelDepth;
    private const int PackedColumns = 1536;

    // With fewer rows packing costs more than it saves; with a right side that the second cache does not hold, far fewer.
    private const int WorthPacking = 96;
    private const int WorthPackingLarge = 32;
    private const int Large = 1 << 20;

    // Below this many multiplications no thread is woken: 128 × 128 × 128 took 35 µs on one thread and 47 on two.
    private const int WorthWaking = 1 << 22;

    // Below this many multiplications, or elements to pack, a share of the work is not worth taking by itself.
    private const int WorthSharing = 1 << 20;
    private const int WorthSharingPacking = 1 << 18;

    /// <summary>Writes A·B, row after row, into <paramref name="c"/>.</summary>
    public static void Run<T>(DenseMatrix<T> a, DenseMatrix<T> b, Tensor c, Workers workers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (a.Columns == 0)
            c.Span<T>().Clear();
        if (a.Rows == 0 || b.Columns == 0 || a.Columns == 0)
            return;
        var few = Math.Min(a.Rows, b.Columns);
        if (few <= Few && Deep * few <= a.Columns && a.HasDenseRows && b.Transposed.HasDenseRows)
        {
            DotProducts<T>.Run(a, b.Transposed, c, workers);
            return;
        }

        var kernel = new Product<T>(a, b, c, workers);
        Simd.Run<T, Product<T>>(ref kernel);
    }

    private readonly struct Product<T>(DenseMatrix<T> a, DenseMatrix<T> b, Tensor c, Workers workers) : ILanesKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public void Run<TLanes>()
            where TLanes : struct, ILanes<TLanes, T>
        {
            for (var column = 0; column < b.Columns; column += PackedColumns)
            {
                var panels = new Panels(Math.Min(PackedColumns, b.Columns - column), TLanes.Count);
                for (var k = 0; k < a.Columns; k += PackedDepth)
                    Block<TLanes>(k, Math.Min(PackedDepth, a.Columns - k), column, panels);
            }
        }

        private void Block<TLanes>(int k, int depth, int column, Panels panels)
            where TLanes : struct, ILanes<TLanes, T>
        {
            var firstPacked = b.IsTransposed || a.Rows >= (depth * b.Columns >= Large ? WorthPackingLarge : WorthPacking) ? 0 : panels.FirstPartial;
            var packed = firstPacked < panels.Count ? Scratch<Product<T>, T>.Take(panels.Lanes * TLanes.Count * depth) : default;
            var pack = new PackJob<TLanes, T>(b, packed, k, depth, column, panels, firstPacked);
            workers.For(panels.Count - firstPacked, Math.Max(1, WorthSharingPacking / (3 * TLanes.Count * depth)), pack);
            var blocks = (a.Rows + BlockRows - 1) / BlockRows;
            var job = new TilesJob<TLanes, T>(a, b, c, packed, k, depth, column, panels, firstPacked);
            var shares = blocks * panels.Count;
            var isWorthWaking = (long)a.Rows * depth * panels.Lanes * TLanes.Count >= WorthWaking;
            workers.For(shares, isWorthWaking ? Math.Max(1, WorthSharing / (Math.Min(BlockRows, a.Rows) * depth * 3 * TLanes.Count)) : shares, job);
        }
    }

    private readonly struct PackJob<TLanes, T>(DenseMatrix<T> b, ArraySegment<T> packed, int k, int depth, int firstColumn, Panels panels, int first) : IJob
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public void Run(int start, int end)
        {
            for (var panel = first + start; panel < first + end; panel++)
            {
                var column = panels.Start(panel) * TLanes.Count;
                var target = packed.AsSpan(column * depth, panels.Width(panel) * TLanes.Count * depth);
                b.Pack(k, depth, firstColumn + column, panels.Columns(panel), target, panels.Width(panel) * TLanes.Count);
            }
        }
    }

    private readonly struct TilesJob<TLanes, T>(
        DenseMatrix<T> a, DenseMatrix<T> b, Tensor c, ArraySegment<T> packed, int k, int depth, int firstColumn, Panels panels, int firstPacked) : IJob
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int start, int end)
        {
            for (var i = start; i < end; i++)
            {
                var (block, panel) = Math.DivRem(i, panels.Count);
                var row = block * BlockRows;
                for (var from = 0; from < depth; from += PanelDepth)
                    Multiply(row, Math.Min(BlockRows, a.Rows - row), panel, from, Math.Min(PanelDepth, depth - from));
            }
        }

        private void Multiply(int row, int rows, int panel, int from, int count)
        {
            var column = panels.Start(panel) * TLanes.Count;
            var width = panels.Width(panel);
            ref var right = ref panel < firstPacked
                ? ref b.At(k + from, firstColumn + column).First
                : ref packed.AsSpan()[column * depth + from * width * TLanes.Count];
            var places = new EvenPlaces(panel < firstPacked ? b.Columns : width * TLanes.Count);
            var target = new Strided<T>(ref c.Span<T>()[row * b.Columns + firstColumn + column], b.Columns, 1);
            MicroKernel<TLanes, T>.Panel(width, panels.Columns(panel), count, a.At(row, k + from), rows, in right, places, target, k + from > 0);
        }
    }
}
