using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Kernels.Convolutions.Winograds;
using ChainRule.Kernels.Elements;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Convolutions;

/// <summary>
/// Convolutions as products of filters and pixels, and the gradient with respect to the input as the same with turned filters: by
/// Winograd's tiles where that pays, else tap by tap, over <see cref="FlatPlanes"/> or, where they do not fit, <see cref="TermByTerm{T}"/>.
/// </summary>
internal static class Convolution
{
    /// <summary>
    /// y (batch, filters, places) from x (batch, channels, picture) and w (filters, channels in group, kernel); turned, the gradient in
    /// the shape of the pictures from errors x in the shape of the maps.
    /// </summary>
    public static void Run<T>(ConvolutionSizes sizes, bool isTurned, Tensor x, Tensor w, PiecewiseOutput y, Workers workers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (inputs, outputs) = isTurned ? (sizes.FiltersInGroup, sizes.ChannelsInGroup) : (sizes.ChannelsInGroup, sizes.FiltersInGroup);
        if (x.Count == 0 || w.Count == 0 || y.Tensor.Count == 0)
        {
            y.Span<T>().Clear();
            y.HandOver(0, y.Tensor.Count);
        }
        else if (sizes.SuitWinograd)
        {
            var tiles = new WinogradTiles(sizes.Window, sizes.Picture, isTurned);
            var winograd = new WinogradCorrelationKernel<T>(new(tiles, sizes.Batch, sizes.Groups, inputs, outputs), x, w, isTurned, y, workers);
            Simd.Run<T, WinogradCorrelationKernel<T>>(ref winograd);
        }
        else if (sizes.SuitFlatPlanes)
        {
            var filters = Scratch<Correlation, T>.Take(w.Count);
            Arrange<T>(sizes, w.Span<T>(), filters, isTurned);
            var kernel = new CorrelationKernel<T>(new(sizes, new(sizes.Window, sizes.Picture, isTurned), inputs, outputs), x, filters, y, workers);
            Simd.Run<T, CorrelationKernel<T>>(ref kernel);
        }
        else
        {
            if (isTurned)
                TermByTerm<T>.ToInput(sizes, x, w, y.Tensor);
            else
                TermByTerm<T>.Forward(sizes, x, w, y.Tensor);
            y.HandOver(0, y.Tensor.Count);
        }
    }

    // (filters, channels, taps) to (outputs, taps, inputs), group by group: turned, the channels are put out, and taps count from the last.
    [MethodImpl(Simd.Loop)]
    private static void Arrange<T>(ConvolutionSizes sizes, ReadOnlySpan<T> w, Span<T> arranged, bool isTurned)
        where T : unmanaged
    {
        var (filters, channels, taps) = (sizes.FiltersInGroup, sizes.ChannelsInGroup, sizes.Window.Taps);
        for (var i = 0; i < sizes.Filters * channels; i++)
        {
            var (filter, channel) = Math.DivRem(i, channels);
            var (group, inGroup) = Math.DivRem(filter, filters);
            var (first, step) = isTurned ? ((group * channels + channel) * taps * filters + inGroup, filters) : (filter * taps * channels + channel, channels);
            for (var tap = 0; tap < taps; tap++)
                arranged[first + (isTurned ? taps - 1 - tap : tap) * step] = w[i * taps + tap];
        }
    }
}
