using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;

namespace ChainRule.Kernels.Products;

/// <summary>Dot products of every row of A by every run of B, tile by tile. C holds the lanes of the sums.</summary>
internal static class RunProducts<TLanes, T>
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>C += A by the runs</summary>
    /// <param name="steps">where each lane of A's rows has its counterpart in the runs</param>
    /// <param name="a">(rows, steps, lane), lane after lane</param>
    /// <param name="rows">how many rows A has</param>
    /// <param name="b">where the runs are counted from</param>
    /// <param name="runs">where they start</param>
    /// <param name="c">(rows, runs, lane)</param>
    public static void Run(ReadOnlySpan<int> steps, Strided<T> a, int rows, ref readonly T b, ReadOnlySpan<int> runs, Strided<T> c)
    {
        var panels = new Panels(runs.Length, 1);
        for (int row = 0, height; row < rows; row += height)
        {
            height = MicroKernel<TLanes, T>.TileHeight(rows - row);
            for (var panel = 0; panel < panels.Count; panel++)
            {
                var (run, width) = (panels.Start(panel), panels.Width(panel));
                var starts = (runs[run], width > 1 ? runs[run + 1] : 0, width > 2 ? runs[run + 2] : 0);
                var sums = new Strided<T>(ref Unsafe.Add(ref c.First, row * c.RowStep + run * TLanes.Count), c.RowStep, 1);
                var right = new Runs<TLanes, T>(in b, in steps[0], starts);
                MicroKernel<TLanes, T>.Panel(width, new(height, width * TLanes.Count, steps.Length), a.From(row), right, sums, accumulate: true);
            }
        }
    }
}
