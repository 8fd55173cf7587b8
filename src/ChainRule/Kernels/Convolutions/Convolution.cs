using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Kernels.Elements;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Convolutions;

/// <summary>
/// Convolutions as products of filters by pixels, and the gradient to the input as the same with its filters turned: by Winograd's
/// tiles where that pays, else tap by tap, where the pixels lie in <see cref="FlatPlanes"/>.
/// </summary>
internal static class Convolution
{
    /// <summary>y (batch, filters, places) from x (batch, channels, picture) and w (filters, channels in group, kernel)</summary>
    public static void Forward<T>(ConvolutionSizes sizes, Tensor x, Tensor w, Tensor y, IEpilogue? epilogue, Workers workers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (sizes.SuitWinograd)
        {
            Run<T>(new WinogradCorrelation(WinogradTiles.Forward(sizes.Window, sizes.Picture), sizes.Batch, sizes.Groups, sizes.ChannelsInGroup, sizes.FiltersInGroup), x, w, false, y, epilogue, workers);
            return;
        }

        var filters = Scratch<Filters, T>.Take(w.Count);
        Arrange<T>(sizes, w.Span<T>(), filters, isTurned: false);
        var planes = FlatPlanes.Forward(sizes.Window, sizes.Picture);
        Run(new(sizes, planes, sizes.ChannelsInGroup, sizes.FiltersInGroup), x, filters, y, epilogue, workers);
    }

    /// <summary>dX in the shape of x, from g in the shape of y</summary>
    public static void ToInput<T>(ConvolutionSizes sizes, Tensor g, Tensor w, Tensor dX, Workers workers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (sizes.SuitWinograd)
        {
            Run<T>(new WinogradCorrelation(WinogradTiles.Backward(sizes.Window, sizes.Picture), sizes.Batch, sizes.Groups, sizes.FiltersInGroup, sizes.ChannelsInGroup), g, w, true, dX, null, workers);
            return;
        }

        var filters = Scratch<Filters, T>.Take(w.Count);
        Arrange<T>(sizes, w.Span<T>(), filters, isTurned: true);
        var planes = FlatPlanes.Backward(sizes.Window, sizes.Picture);
        Run(new(sizes, planes, sizes.FiltersInGroup, sizes.ChannelsInGroup), g, filters, dX, null, workers);
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

    private static void Run<T>(WinogradCorrelation correlation, Tensor x, Tensor w, bool isTurned, Tensor y, IEpilogue? epilogue, Workers workers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var kernel = new WinogradCorrelationKernel<T>(correlation, x, w, isTurned, y, epilogue, workers);
        Simd.Run<T, WinogradCorrelationKernel<T>>(ref kernel);
    }

    private static void Run<T>(Correlation correlation, Tensor x, ArraySegment<T> filters, Tensor y, IEpilogue? epilogue, Workers workers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var kernel = new CorrelationKernel<T>(correlation, x, filters, y, epilogue, workers);
        Simd.Run<T, CorrelationKernel<T>>(ref kernel);
    }

    // Names the scratch memory of filters.
    private readonly struct Filters;
}
