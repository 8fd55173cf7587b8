using System.Numerics;
using ChainRule.Algebra;
using ChainRule.Kernels.Elements;
using ChainRule.Kernels.Products;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Convolutions.Winograds;

/// <summary>
/// At each of Winograd's points, pixels x (batch, groups, inputs, pixels) times filters from <see cref="WinogradFilters{TLanes, T}"/>; then
/// the sums are joined to some outputs of y (batch, groups, outputs, places). No element depends on where the work is cut.
/// </summary>
internal readonly struct WinogradProduct<TLanes, T>(WinogradCorrelation correlation, Tensor x, ArraySegment<T> filters, Stretch outputs, PiecewiseOutput y) : IJob
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
        var spread = new WinogradSpread<Winograd<TLanes, T>.Pixels, TLanes, T>(correlation.Tiles, x, correlation.Tiles.Border);
        spread.Run(new(group * inputs, inputs), start, end, new(ref pixels[0], pixelStep, inputPitch));
        var join = new WinogradJoin<TLanes, T>(correlation.Tiles, y, correlation.Groups * correlation.Outputs);
        var panels = new Panels(outputs.Count, TLanes.Count);
        for (var panel = 0; panel < panels.Count; panel++)
        {
            var (first, width) = (panels.Start(panel) * TLanes.Count, panels.Width(panel) * TLanes.Count);
            var sumStep = WinogradTiles.PointStep<T>(tiles * width);
            var sums = Scratch<WinogradJoin<TLanes, T>, T>.Take(WinogradTiles.Points * sumStep).AsSpan();
            var planes = new Stretch(group * correlation.Outputs + outputs.Start + first, panels.Columns(panel));
            for (var point = 0; point < WinogradTiles.Points; point++)
            {
                join.PrefetchPlaces(Stretch.Cut(planes.Start, planes.Count, point, WinogradTiles.Points), start, end);
                var right = new EvenRows<TLanes, T>(in filters.AsSpan()[(group * WinogradTiles.Points + point) * filterStep + first], outputPitch);
                var left = new Strided<T>(ref pixels[point * pixelStep], inputPitch, 1);
                var target = new Strided<T>(ref sums[point * sumStep], width, 1);
                MicroKernel<TLanes, T>.Panel(panels.Width(panel), new(tiles, width, inputs), left, right, target, accumulate: false);
            }

            join.Run(new(ref sums[0], sumStep, width), planes, start, end);
        }
    }
}
