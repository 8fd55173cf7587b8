using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;
using ChainRule.Kernels.Elements;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Convolutions.Winograds;

/// <summary>
/// Sums over every input plane and 3 × 3 taps, for each output plane and place, by Winograd's F(4 × 4, 3 × 3). Inputs and outputs are the
/// planes of a group.
/// </summary>
internal readonly record struct WinogradCorrelation(WinogradTiles Tiles, int Batch, int Groups, int Inputs, int Outputs)
{
    // The pixels of a share, and its sums of a panel of outputs, stay in a third of the second cache: with half of it, or a sixth, everything
    // took a twentieth longer. A share has at least two tiles of a product, and at most a sixteenth of the work.
    private const int MostBytes = 5 << 17;
    private const int LeastTiles = 16;
    private const int Shares = 16;

    // This many elements of filters at the points are worth sharing.
    private const int WorthSharing = 1 << 15;

    /// <summary>Elements at the points of the filters of some outputs.</summary>
    public int FiltersLength<T>(int outputs) => Groups * WinogradTiles.Points * Inputs * WinogradTiles.Pitch<T>(outputs);

    /// <summary>How many inputs' filters are mapped to the points at a time.</summary>
    public int FiltersShare<T>() => Math.Max(1, WorthSharing / (WinogradTiles.Points * WinogradTiles.Pitch<T>(Outputs)));

    /// <summary>How many rows of tiles are worked on at a time.</summary>
    public int Share<T>()
    {
        var least = (LeastTiles + Tiles.Across - 1) / Tiles.Across;
        return Math.Max(least, Math.Min(MostRows<T>(), Batch * Tiles.Down / Shares));
    }

    /// <summary>
    /// Whether the pictures are so few that threads share the outputs: each has filters of its own, and all the pixels. When threads shared
    /// the rows of tiles, 32 by 64 channels of one picture of 26 × 26 pixels took 125 µs instead of 84.
    /// </summary>
    public bool IsOneShare<T>() => Batch * Tiles.Down <= MostRows<T>();

    private int MostRows<T>()
    {
        var panel = Math.Min(WinogradTiles.Pitch<T>(Outputs), 3 * Simd.CacheLine / Unsafe.SizeOf<T>());
        var bytes = (long)WinogradTiles.Points * (WinogradTiles.Pitch<T>(Inputs) + panel) * Unsafe.SizeOf<T>();
        return (int)(MostBytes / (bytes * Tiles.Across));
    }
}

/// <summary>y (batch, outputs, places) from x (batch, inputs, pixels) and filters; threads share the rows of tiles or, for few pictures, the outputs.</summary>
internal readonly struct WinogradCorrelationKernel<T>(WinogradCorrelation correlation, Tensor x, Tensor w, bool isTurned, PiecewiseOutput y, Workers workers) : ILanesKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public void Run<TLanes>()
        where TLanes : struct, ILanes<TLanes, T>
    {
        if (correlation.IsOneShare<T>())
        {
            var lanes = (correlation.Outputs + TLanes.Count - 1) / TLanes.Count;
            workers.For(lanes, (lanes + 1) / 2, new OutputsJob<TLanes>(correlation, x, w, isTurned, y));
            return;
        }

        var all = new Stretch(0, correlation.Outputs);
        var filters = Scratch<WinogradCorrelation, T>.Take(correlation.FiltersLength<T>(all.Count));
        workers.For(correlation.Groups * correlation.Inputs, correlation.FiltersShare<T>(), new WinogradFilters<TLanes, T>(correlation, w, isTurned, all, filters));
        workers.For(correlation.Batch * correlation.Tiles.Down, correlation.Share<T>(), new WinogradProduct<TLanes, T>(correlation, x, filters, all, y));
    }

    // Lanes of outputs, with all rows of tiles.
    private readonly struct OutputsJob<TLanes>(WinogradCorrelation correlation, Tensor x, Tensor w, bool isTurned, PiecewiseOutput y) : IJob
        where TLanes : struct, ILanes<TLanes, T>
    {
        public void Run(int start, int end)
        {
            var first = start * TLanes.Count;
            var outputs = new Stretch(first, Math.Min(end * TLanes.Count, correlation.Outputs) - first);
            var filters = Scratch<WinogradCorrelation, T>.Take(correlation.FiltersLength<T>(outputs.Count));
            new WinogradFilters<TLanes, T>(correlation, w, isTurned, outputs, filters).Run(0, correlation.Groups * correlation.Inputs);
            new WinogradProduct<TLanes, T>(correlation, x, filters, outputs, y).Run(0, correlation.Batch * correlation.Tiles.Down);
        }
    }
}
