using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Products;

/// <summary>
/// C = A·B if A, or as much of it as is read at a time, stays in the second cache. Threads share the panels of B's columns: each is
/// packed by the thread that multiplies it, in memory of its own, so that no thread waits for another. If that packs less, the product
/// is turned: Cᵀ = Bᵀ·Aᵀ.
/// </summary>
internal readonly struct PanelProduct<T>(DenseMatrix<T> a, DenseMatrix<T> b, Tensor c, Workers workers) : ILanesKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // With fewer multiplications, no thread is woken: 128 × 128 × 128 took 34.5 µs on one thread and takes 32 on two.
    private const int WorthWaking = 1 << 21;

    // With fewer multiplications, a share of the work is not worth its own call.
    private const int WorthSharing = 1 << 19;

    // How many rows of B are packed at a time: with 1024, 64 × 9216 × 128 took 810 µs and takes 785.
    private const int Depth = 2048;

    // This many rows of a turned product's left side make a share of each panel, or fewer if there is only one panel. Each share packs its
    // panel again: when threads packed for one another, 32 × 784 × 128 took 66 µs instead of 40.
    private const int TurnedRows = 128;
    private const int TurnedRowsOfOnePanel = 64;

    // This much of each of the next tile's rows is requested while a tile of a turned product is multiplied; the processor fetches the rest
    // by itself: 64 × 9216 × 128 took 1630 µs on one thread and takes 1580.
    private const int Beginning = 128;

    public void Run<TLanes>()
        where TLanes : struct, ILanes<TLanes, T>
    {
        // If either side can be packed, the smaller one is: with the larger, 64 × 9216 × 128 took 970 µs and takes 800, 32 × 9216 × 128
        // 600 and 500. If its rows would leave lanes empty, it costs more: 50 × 784 × 128 would take 124 µs instead of 111.
        // And each panel reads all of the larger side: with four, over 256 bits, 64 × 784 × 128 took 185 µs instead of 166.
        var fitsTwoPanels = a.Rows % TLanes.Count == 0 && a.Rows <= 6 * TLanes.Count;
        if (b.IsTransposed && a.HasDenseRows && a.Rows < b.Columns && fitsTwoPanels)
            Run<TLanes>(b.Transposed, a.Transposed, isTurned: true);
        else
            Run<TLanes>(a, b, isTurned: false);
    }

    private void Run<TLanes>(DenseMatrix<T> left, DenseMatrix<T> right, bool isTurned)
        where TLanes : struct, ILanes<TLanes, T>
    {
        var isWorthWaking = (long)left.Rows * left.Columns * right.Columns >= WorthWaking;
        var panels = new Panels(right.Columns, TLanes.Count, inPairs: isWorthWaking);
        var most = !isTurned || !isWorthWaking ? left.Rows : panels.Count > 1 ? TurnedRows : TurnedRowsOfOnePanel;
        var blocks = new RowBlocks(left.Rows, most);
        var shares = panels.Count * blocks.Count;
        var grain = isWorthWaking ? (int)Math.Max(1, WorthSharing / ((long)blocks.Rows * left.Columns * 3 * TLanes.Count)) : shares;
        workers.For(shares, grain, new PanelsJob<TLanes>(left, right, c, isTurned, blocks, panels));
    }

    // Names the scratch memory of a turned product's sums.
    private readonly struct Sums;

    private readonly struct PanelsJob<TLanes>(DenseMatrix<T> a, DenseMatrix<T> b, Tensor c, bool isTurned, RowBlocks blocks, Panels panels) : IJob
        where TLanes : struct, ILanes<TLanes, T>
    {
        [MethodImpl(Simd.Loop)]
        public void Run(int start, int end)
        {
            for (var share = start; share < end; share++)
            {
                var (panel, block) = Math.DivRem(share, blocks.Count);
                var row = blocks.Start(block);
                var rows = blocks.Start(block + 1) - row;
                if (isTurned)
                    Turned(panel, row, rows);
                else
                    Multiply(panel, row, rows, panels.Columns(panel), new(ref c.Span<T>()[row * b.Columns + panels.Start(panel) * TLanes.Count], b.Columns, 1));
            }
        }

        // Whole lanes of sums; the part that belongs to C is transposed.
        private void Turned(int panel, int row, int rows)
        {
            var (column, pitch) = (panels.Start(panel) * TLanes.Count, panels.Width(panel) * TLanes.Count);
            ref var sums = ref Scratch<Sums, T>.Take(rows * pitch).AsSpan()[0];
            Multiply(panel, row, rows, pitch, new(ref sums, pitch, 1));
            Transposition.Run(ref sums, pitch, rows, panels.Columns(panel), ref c.Span<T>()[column * a.Rows + row], a.Rows);
        }

        private void Multiply(int panel, int row, int rows, int columns, Strided<T> target)
        {
            for (var k = 0; k < a.Columns; k += Depth)
                Multiply(panel, row, rows, columns, k, target);
        }

        private void Multiply(int panel, int row, int rows, int columns, int k, Strided<T> target)
        {
            var depth = Math.Min(Depth, a.Columns - k);
            var (column, pitch) = (panels.Start(panel) * TLanes.Count, panels.Width(panel) * TLanes.Count);
            var right = b.At(k, column);
            if (panels.Columns(panel) < pitch || MatrixProduct.IsWorthPacking(rows, b, depth))
            {
                var packed = Scratch<PanelsJob<TLanes>, T>.Take(depth * pitch).AsSpan(0, depth * pitch);
                b.Pack(k, depth, column, panels.Columns(panel), packed, pitch);
                right = new(ref packed[0], pitch, 1);
            }

            var most = isTurned ? RowBlocks.Tile : rows;
            for (var i = 0; i < rows; i += most)
            {
                var count = Math.Min(most, rows - i);
                if (isTurned)
                    PrefetchRows(row + i + count, Math.Min(RowBlocks.Tile, rows - i - count), k, Math.Min(Beginning, depth));
                var by = new EvenRows<TLanes, T>(in right.First, right.RowStep);
                MicroKernel<TLanes, T>.Panel(panels.Width(panel), new(count, columns, depth), a.At(row + i, k), by, target.From(i), k > 0);
            }
        }

        private void PrefetchRows(int row, int rows, int k, int length)
        {
            for (var i = row; i < row + rows; i++)
                Prefetch.Run<T>(a.At(i, k).Row(0, length));
        }
    }
}
