using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;
using ChainRule.Tensors;

namespace ChainRule.Kernels;

/// <summary>
/// C = A·B, panel by panel of B's columns. A is read where it lies; a panel is packed where B's rows are not rows in memory, where they
/// end within a panel, or where enough rows of A will meet it. Threads share the panels and blocks of A's rows; every element of C is
/// summed in the same order whoever does it.
/// </summary>
internal static class MatrixProduct
{
    // At most so many rows of A stay in the second cache while panels of B pass by, cut into tiles.
    private const int MostRows = 64;
    private const int TileRows = 8;

    // What is packed at a time: a multiple of any panel's width.
    private const int Depth = 1024;
    private const int Columns = 1536;

    // So many panels, of that depth, stay in the second cache while the rows of A pass by.
    private const int GroupPanels = 3;

    // With up to so many rows on one side, dot products are faster than packing: 1 × 784 × 128 took 22 µs packed and 4.5 as dot products,
    // 12 × 784 × 128 41 and 27. Where the depth is not so many times the rows, to sum across takes longer than the products.
    private const int Few = 12;
    private const int Deep = 16;

    // With fewer rows packing costs more than it saves; with a right side that the second cache does not hold, far fewer.
    private const int WorthPacking = 96;
    private const int WorthPackingLarge = 32;
    private const int Large = 1 << 20;

    // Below this many multiplications no thread is woken: 128 × 128 × 128 took 34 µs on one thread and 40 on two.
    private const int WorthWaking = 1 << 22;

    // Below this many multiplications a share of the work is not worth taking by itself.
    private const int WorthSharing = 1 << 20;

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
            var firstPacked = b.IsTransposed || a.Rows >= (depth * b.Columns >= Large ? WorthPackingLarge : WorthPacking) ? 0 : panels.FirstPartial;
            var memory = firstPacked < panels.Count ? Scratch<Product<T>, T>.Take(panels.Lanes * TLanes.Count * depth) : default;
            var states = Scratch<Product<T>, int>.Take(panels.Count);
            states.AsSpan().Clear();
            var job = new TilesJob<TLanes, T>(a, b, c, new(b, k, depth, column, panels, memory, states), k, depth, column, panels, firstPacked);
            var shares = job.Blocks * panels.Count;
            var isWorthWaking = (long)a.Rows * depth * panels.Lanes * TLanes.Count >= WorthWaking;
            workers.For(shares, isWorthWaking ? Math.Max(1, WorthSharing / (job.BlockRows * depth * 3 * TLanes.Count)) : shares, job);
        }
    }

    private readonly struct TilesJob<TLanes, T>(
        DenseMatrix<T> a, DenseMatrix<T> b, Tensor c, PackedPanels<TLanes, T> packed, int k, int depth, int column, Panels panels, int firstPacked) : IJob
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public int Blocks => (a.Rows + MostRows - 1) / MostRows;

        public int BlockRows => (a.Rows + Blocks * TileRows - 1) / (Blocks * TileRows) * TileRows;

        // Group by group of panels, block by block of rows, panel by panel.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int start, int end)
        {
            for (var i = start; i < end; i++)
            {
                var (group, inGroup) = Math.DivRem(i, Blocks * GroupPanels);
                var first = group * GroupPanels;
                var (block, panel) = Math.DivRem(inGroup, Math.Min(GroupPanels, panels.Count - first));
                var row = block * BlockRows;
                Multiply(row, Math.Min(BlockRows, a.Rows - row), first + panel);
            }
        }

        private void Multiply(int row, int rows, int panel)
        {
            var start = column + panels.Start(panel) * TLanes.Count;
            var width = panels.Width(panel);
            var isPacked = panel >= firstPacked;
            ref readonly var right = ref isPacked ? ref packed[panel] : ref b.At(k, start).First;
            var places = new EvenPlaces(isPacked ? width * TLanes.Count : b.Columns);
            var target = new Strided<T>(ref c.Span<T>()[row * b.Columns + start], b.Columns, 1);
            MicroKernel<TLanes, T>.Panel(width, panels.Columns(panel), depth, a.At(row, k), rows, in right, places, target, k > 0);
        }
    }
}
