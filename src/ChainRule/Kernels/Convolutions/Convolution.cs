using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Kernels.Convolutions.Winograds;
using ChainRule.Kernels.Elements;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Convolutions;

/// <summary>
/// Convolutions as products of filters by pixels, and the gradient to the input as the same with its filters turned: by Winograd's
/// tiles where that pays, else tap by tap, where the pixels lie in <see cref="FlatPlanes"/>, or <see cref="TermByTerm{T}"/> where they cannot.
/// </summary>
internal static class Convolution
{
    /// <summary>y (batch, filters, places) from x (batch, channels, picture) and w (filters, channels in group, kernel)</summary>
    /// <param name="sizes">of both</param>
    /// <param name="x">the pictures</param>
    /// <param name="w">the filters</param>
    /// <param name="y">where the sums are left</param>
    /// <param name="epilogue">takes over every element once, if there is one</param>
    /// <param name="workers">the threads</param>
    public static void Forward<T>(ConvolutionSizes sizes, Tensor x, Tensor w, Tensor y, IEpilogue? epilogue, Workers workers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run<T>(sizes, isTurned: false, x, w, y, epilogue, workers);

    /// <summary>dX in the shape of x, from g in the shape of y</summary>
    public static void ToInput<T>(ConvolutionSizes sizes, Tensor g, Tensor w, Tensor dX, Workers workers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run<T>(sizes, isTurned: true, g, w, dX, null, workers);

    // Turned, the filters' maps are the inputs.
    private static void Run<T>(ConvolutionSizes sizes, bool isTurned, Tensor x, Tensor w, Tensor y, IEpilogue? epilogue, Workers workers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (x.Count == 0 || w.Count == 0 || y.Count == 0)
        {
            y.Span<T>().Clear();
            epilogue?.Run(0, y.Count);
            return;
        }

        var (inputs, outputs) = isTurned ? (sizes.FiltersInGroup, sizes.ChannelsInGroup) : (sizes.ChannelsInGroup, sizes.FiltersInGroup);
        if (sizes.SuitWinograd)
        {
            var tiles = isTurned ? WinogradTiles.Backward(sizes.Window, sizes.Picture) : WinogradTiles.Forward(sizes.Window, sizes.Picture);
            var winograd = new WinogradCorrelationKernel<T>(new(tiles, sizes.Batch, sizes.Groups, inputs, outputs), x, w, isTurned, y, epilogue, workers);
            Simd.Run<T, WinogradCorrelationKernel<T>>(ref winograd);
            return;
        }

        if (!sizes.SuitFlatPlanes)
        {
            if (isTurned)
                TermByTerm<T>.ToInput(sizes, x, w, y);
            else
                TermByTerm<T>.Forward(sizes, x, w, y);
            epilogue?.Run(0, y.Count);
            return;
        }

        var filters = Scratch<Filters, T>.Take(w.Count);
        Arrange<T>(sizes, w.Span<T>(), filters, isTurned);
        var planes = isTurned ? FlatPlanes.Backward(sizes.Window, sizes.Picture) : FlatPlanes.Forward(sizes.Window, sizes.Picture);
        var kernel = new CorrelationKernel<T>(new(sizes, planes, inputs, outputs), x, filters, y, epilogue, workers);
        Simd.Run<T, CorrelationKernel<T>>(ref kernel);
    }

    // (filters, channels, taps) to (outputs, taps, inputs), group by group: turned, the channels are put out, and taps count from the last.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    // Names the scratch memory of filters.
    private readonly struct Filters;
}
