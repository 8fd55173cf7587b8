using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;
using ChainRule.Kernels.Elements;
using ChainRule.Kernels.Products;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Convolutions;

/// <summary>
/// A correlation with a picture in each lane: no lane falls between the rows of places, and rows of taps outside the picture are left
/// out. Any pictures can be taken together; whole lanes of them are fastest.
/// </summary>
internal readonly struct PictureLanesCorrelation<TLanes, T>(Correlation correlation, Tensor x, ArraySegment<T> filters, ArraySegment<int> offsets, PiecewiseOutput y) : IJob
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // With this many inputs, it pays to leave out columns of taps: that cuts a product into one for each row of taps.
    private const int LeastInputs = 8;

    public void Run(int start, int end)
    {
        var (groups, source, target) = (correlation.Sizes.Groups, correlation.SourceLength, correlation.TargetLength);
        var length = correlation.Inputs * correlation.Planes.Length * TLanes.Count;
        var pixels = Scratch<FlatPlanes, T>.Take(length).AsSpan(0, length);
        var sums = Scratch<CorrelationKernel<T>, T>.Take(target * TLanes.Count).AsSpan(0, target * TLanes.Count);
        for (; start < end; start += TLanes.Count)
        {
            var count = Math.Min(TLanes.Count, end - start);
            for (var group = start * groups; group < (start + 1) * groups; group++)
            {
                PictureLanes<TLanes, T>.LayOut(correlation.Planes, x.Span<T>()[(group * source)..], groups * source, count, correlation.Inputs, pixels);
                Multiply(pixels, filters.AsSpan(group % groups * correlation.Outputs * correlation.Depth), sums);
                PictureLanes<TLanes, T>.Scatter(sums, y.Span<T>()[(group * target)..], groups * target, count);
                for (var i = 0; i < count; i++)
                    y.HandOver((group + i * groups) * target, target);
            }
        }
    }

    // sums (outputs, places, lane)
    [MethodImpl(Simd.Loop)]
    private void Multiply(Span<T> pixels, Span<T> weights, Span<T> sums)
    {
        var (planes, places) = (correlation.Planes, correlation.Planes.Places);
        var panels = new Panels(places.Width, 1);
        for (var y = 0; y < places.Height; y++)
        {
            for (var panel = 0; panel < panels.Count; panel++)
            {
                var (x, width) = (panels.Start(panel), panels.Width(panel));
                var target = new Strided<T>(ref sums[(y * places.Width + x) * TLanes.Count], places.Height * places.Width * TLanes.Count, 1);
                Multiply(width, planes.TapRows(y), planes.TapColumns(x, width), in pixels[(y * planes.Pitch + x) * TLanes.Count], weights, target);
            }
        }
    }

    // All taps of some rows at once, or each row's part one after the other.
    private void Multiply(int width, Stretch rows, Stretch columns, ref readonly T pixels, Span<T> weights, Strided<T> sums)
    {
        var row = correlation.Planes.Kernel.Width * correlation.Inputs;
        var isWhole = columns.Count == correlation.Planes.Kernel.Width || correlation.Inputs < LeastInputs;
        var (times, skipped, depth) = isWhole ? (1, 0, rows.Count * row) : (rows.Count, columns.Start * correlation.Inputs, columns.Count * correlation.Inputs);
        for (var i = 0; i < times; i++)
        {
            var first = (rows.Start + i) * row + skipped;
            var left = new Strided<T>(ref weights[first], correlation.Depth, 1);
            var right = new ListedRows<TLanes, T>(in pixels, in offsets.AsSpan()[first]);
            MicroKernel<TLanes, T>.Panel(width, new(correlation.Outputs, width * TLanes.Count, depth), left, right, sums, accumulate: i > 0);
        }
    }
}
