using System.Numerics;
using ChainRule.Algebra;
using ChainRule.Kernels.Products;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Convolutions.Winograds;

/// <summary>
/// The filters of some outputs at Winograd's points (groups, points, inputs, outputs), with room for whole cache lines of outputs, from
/// w (groups, outputs, inputs, taps) or, turned, (groups, inputs, outputs, taps), read from the last tap.
/// </summary>
internal readonly struct WinogradFilters<TLanes, T>(WinogradCorrelation correlation, Tensor w, bool isTurned, Stretch outputs, ArraySegment<T> points) : IJob
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Side = 3;
    private const int Taps = Side * Side;

    /// <summary>The filters of some inputs of all groups.</summary>
    public void Run(int start, int end)
    {
        var (inputs, pitch) = (correlation.Inputs, WinogradTiles.Pitch<T>(outputs.Count));
        var (outputStep, inputStep) = isTurned ? (Taps, correlation.Outputs * Taps) : (inputs * Taps, Taps);
        var (first, row) = isTurned ? ((Taps - 1) * pitch, -pitch) : (0, pitch);
        var lanes = (outputs.Count + TLanes.Count - 1) / TLanes.Count;
        var taps = Scratch<WinogradFilters<TLanes, T>, T>.Take((Taps + WinogradTiles.Side * Side) * pitch).AsSpan();
        var lines = taps[(Taps * pitch)..];
        for (var i = start; i < end; i++)
        {
            var (group, input) = Math.DivRem(i, inputs);
            Transposition.Run(ref w.Span<T>()[group * inputs * correlation.Outputs * Taps + outputs.Start * outputStep + input * inputStep], outputStep, outputs.Count, Taps, ref taps[0], pitch);
            for (var tap = 0; tap < Side; tap++)
                Winograd<TLanes, T>.Run<Winograd<TLanes, T>.Taps>(new(ref taps[first + tap * row], Side * row, TLanes.Count), new(ref lines[tap * pitch], Side * pitch, TLanes.Count), lanes);
            for (var line = 0; line < WinogradTiles.Side; line++)
            {
                ref var target = ref points.AsSpan()[((group * WinogradTiles.Points + line * WinogradTiles.Side) * inputs + input) * pitch];
                Winograd<TLanes, T>.Run<Winograd<TLanes, T>.Taps>(new(ref lines[line * Side * pitch], pitch, TLanes.Count), new(ref target, inputs * pitch, TLanes.Count), lanes);
            }
        }
    }
}
