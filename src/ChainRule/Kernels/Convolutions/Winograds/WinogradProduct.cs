using System.Numerics;
using ChainRule.Algebra;
using ChainRule.Kernels.Elements;
using ChainRule.Kernels.Products;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Convolutions.Winograds;

/// <summary>At each of Winograd's points, pixels by filters; then their sums are joined. No element depends on where the work is cut.</summary>
/// <param name="correlation">the sizes</param>
/// <param name="x">(batch, groups, inputs, pixels)</param>
/// <param name="filters">as <see cref="WinogradFilters{TLanes, T}"/> leaves them</param>
/// <param name="outputs">the outputs of a group that they are of</param>
/// <param name="y">(batch, groups, outputs, places)</param>
/// <param name="epilogue">takes over the places of every output, as soon as they are written</param>
internal readonly struct WinogradProduct<TLanes, T>(WinogradCorrelation correlation, Tensor x, ArraySegment<T> filters, Stretch outputs, Tensor y, IEpilogue? epilogue) : IJob
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Some of the rows of tiles of all pictures.</summary>
    public void Run(int start, int end)
    {
        for (var group = 0; group < correlation.Groups; group++)
            Multiply(group, start, end);
    }

    // A range of rows of tiles, the end excluded.
    private void Multiply(int group, int start, int end)
    {
        var (tiles, inputs) = ((end - start) * correlation.Tiles.Across, correlation.Inputs);
        var (inputPitch, outputPitch) = (WinogradTiles.Pitch<T>(inputs), WinogradTiles.Pitch<T>(outputs.Count));
        var (pixelStep, filterStep) = (WinogradTiles.PointStep<T>(tiles * inputPitch), inputs * outputPitch);
        var pixels = Scratch<WinogradProduct<TLanes, T>, T>.Take(WinogradTiles.Points * pixelStep).AsSpan();
        var spread = new WinogradSpread<Winograd<TLanes, T>.Pixels, TLanes, T>(correlation.Tiles, correlation.Tiles.Pixels, correlation.Tiles.Border);
        spread.Run(x.Span<T>(), correlation.Groups * inputs, new(group * inputs, inputs), start, end, new(ref pixels[0], pixelStep, inputPitch));
        var join = new WinogradJoin<TLanes, T>(correlation.Tiles, y.Span<T>(), correlation.Groups * correlation.Outputs);
        var panels = new Panels(outputs.Count, TLanes.Count);
        for (var panel = 0; panel < panels.Count; panel++)
        {
            var (first, width) = (panels.Start(panel) * TLanes.Count, panels.Width(panel) * TLanes.Count);
            var sumStep = WinogradTiles.PointStep<T>(tiles * width);
            var sums = Scratch<Sums, T>.Take(WinogradTiles.Points * sumStep).AsSpan();
            var planes = new Stretch(group * correlation.Outputs + outputs.Start + first, panels.Columns(panel));
            for (var point = 0; point < WinogradTiles.Points; point++)
            {
                join.PrefetchPlaces(Stretch.Cut(planes.Start, planes.Count, point, WinogradTiles.Points), start, end);
                var right = new EvenRows<TLanes, T>(in filters.AsSpan()[(group * WinogradTiles.Points + point) * filterStep + first], outputPitch);
                var left = new Strided<T>(ref pixels[point * pixelStep], inputPitch, 1);
                var target = new Strided<T>(ref sums[point * sumStep], width, 1);
                MicroKernel<TLanes, T>.Panel(panels.Width(panel), new(tiles, width, inputs), left, right, target, accumulate: false);
            }

            join.Run(new(ref sums[0], sumStep, width), planes, start, end, epilogue);
        }
    }

    // Names the scratch memory of a panel's sums.
    private readonly struct Sums;
}
