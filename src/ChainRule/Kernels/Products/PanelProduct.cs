using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Products;

/// <summary>
/// C = A·B where A, or as much of it as is read at a time, stays in the second cache. Threads share the panels of B's columns: each is
/// packed where it is multiplied, in memory that its thread keeps, so that nobody waits for another.
/// </summary>
internal readonly struct PanelProduct<T>(DenseMatrix<T> a, DenseMatrix<T> b, Tensor c, Workers workers) : ILanesKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Below this many multiplications no thread is woken: 128 × 128 × 128 took 34.5 µs on one thread and takes 32 on two.
    private const int WorthWaking = 1 << 21;

    // Below this many multiplications a share of the work is not worth taking by itself.
    private const int WorthSharing = 1 << 19;

    public void Run<TLanes>()
        where TLanes : struct, ILanes<TLanes, T>
    {
        var isWorthWaking = (long)a.Rows * a.Columns * b.Columns >= WorthWaking;
        var panels = new Panels(b.Columns, TLanes.Count, inPairs: isWorthWaking);
        var grain = isWorthWaking ? (int)Math.Max(1, WorthSharing / ((long)a.Rows * a.Columns * 3 * TLanes.Count)) : panels.Count;
        workers.For(panels.Count, grain, new PanelsJob<TLanes>(a, b, c, panels));
    }

    private readonly struct PanelsJob<TLanes>(DenseMatrix<T> a, DenseMatrix<T> b, Tensor c, Panels panels) : IJob
        where TLanes : struct, ILanes<TLanes, T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int start, int end)
        {
            for (var panel = start; panel < end; panel++)
            {
                for (var k = 0; k < a.Columns; k += MatrixProduct.Depth)
                    Multiply(panel, k, Math.Min(MatrixProduct.Depth, a.Columns - k));
            }
        }

        private void Multiply(int panel, int k, int depth)
        {
            var (column, columns, pitch) = (panels.Start(panel) * TLanes.Count, panels.Columns(panel), panels.Width(panel) * TLanes.Count);
            var right = b.At(k, column);
            if (columns < pitch || MatrixProduct.IsWorthPacking(a.Rows, b, depth))
            {
                var packed = Scratch<PanelsJob<TLanes>, T>.Take(depth * pitch).AsSpan(0, depth * pitch);
                b.Pack(k, depth, column, columns, packed, pitch);
                right = new(ref packed[0], pitch, 1);
            }

            var target = new Strided<T>(ref c.Span<T>()[column], b.Columns, 1);
            MicroKernel<TLanes, T>.Panel(panels.Width(panel), columns, depth, a.At(0, k), a.Rows, in right.First, new EvenPlaces(right.RowStep), target, k > 0);
        }
    }
}
