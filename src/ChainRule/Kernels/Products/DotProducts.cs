using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Products;

/// <summary>
/// C = A·Bᵀ for one side with few rows, both stored row after row: nothing is packed, and the larger side is read once.
/// </summary>
/// <param name="large">(rows, depth)</param>
/// <param name="small">(rows, depth): the other side</param>
/// <param name="c">the element of a row of each lies row·<paramref name="rowStep"/> + column·<paramref name="columnStep"/> from the first</param>
/// <param name="rowStep">from one row of the larger side to the next</param>
/// <param name="columnStep">from one row of the smaller side to the next</param>
/// <param name="workers">share the larger side's rows</param>
internal readonly struct DotProducts<T>(DenseMatrix<T> large, DenseMatrix<T> small, Tensor c, int rowStep, int columnStep, Workers workers) : ILanesKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // This much of a few rows of both sides stays in the first cache.
    private const int Depth = 1024;

    // With fewer elements to read, no thread is woken.
    private const int WorthWaking = 1 << 19;
    private const int WorthSharing = 1 << 16;

    public static void Run(DenseMatrix<T> a, DenseMatrix<T> b, Tensor c, Workers workers)
    {
        var kernel = a.Rows > b.Rows ? new DotProducts<T>(a, b, c, b.Rows, 1, workers) : new DotProducts<T>(b, a, c, 1, b.Rows, workers);
        c.Span<T>().Clear();
        Simd.Run<T, DotProducts<T>>(ref kernel);
    }

    public void Run<TLanes>()
        where TLanes : struct, ILanes<TLanes, T>
    {
        var panels = new Panels(small.Rows, 1);
        var fours = (large.Rows + 3) / 4;
        var reads = 4 * large.Columns * panels.Count;
        workers.For(fours, (long)fours * reads >= WorthWaking ? Math.Max(1, WorthSharing / reads) : fours, new RowsJob<TLanes>(large, small, c, rowStep, columnStep, panels));
    }

    private readonly struct RowsJob<TLanes>(DenseMatrix<T> large, DenseMatrix<T> small, Tensor c, int rowStep, int columnStep, Panels panels) : IJob
        where TLanes : struct, ILanes<TLanes, T>
    {
        [MethodImpl(Simd.Loop)]
        public void Run(int start, int end)
        {
            for (var row = 4 * start; row < Math.Min(4 * end, large.Rows); row += 4)
            {
                for (var k = 0; k < large.Columns; k += Depth)
                {
                    for (var panel = 0; panel < panels.Count; panel++)
                        Sum(row, Math.Min(4, large.Rows - row), panel, k, Math.Min(Depth, large.Columns - k));
                }
            }
        }

        private void Sum(int row, int rows, int panel, int k, int depth)
        {
            var whole = depth - depth % TLanes.Count;
            Sum<TLanes>(row, rows, panel, k, whole);
            if (whole < depth)
                Sum<Lane<T>>(row, rows, panel, k + whole, depth - whole);
        }

        private void Sum<TPart>(int row, int rows, int panel, int k, int depth)
            where TPart : struct, ILanes<TPart, T>
        {
            var first = panels.Start(panel);
            var a = large.At(row, k);
            var b = small.At(first, k);
            var target = new Strided<T>(ref c.Span<T>()[row * rowStep + first * columnStep], rowStep, columnStep);
            switch (panels.Width(panel))
            {
                case 3: DotTile<Strip3<TPart, T>, TPart, T>.Run(depth, a, rows, b, target); break;
                case 2: DotTile<Strip2<TPart, T>, TPart, T>.Run(depth, a, rows, b, target); break;
                default: DotTile<Strip1<TPart, T>, TPart, T>.Run(depth, a, rows, b, target); break;
            }
        }
    }
}
