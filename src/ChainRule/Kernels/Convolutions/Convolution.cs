using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Kernels.Elements;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Convolutions;

/// <summary>
/// Convolutions as products of filters by pixels, picture by picture, and the gradient to the input as the same with its filters
/// turned. The pixels are read where they lie in <see cref="FlatPlanes"/>. Threads share the pictures; of a single one, its places.
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
        w.Span<T>().CopyTo(filters);
        var planes = FlatPlanes.Forward(sizes.Window, sizes.Picture);
        Run(new(planes, sizes.Groups, sizes.ChannelsInGroup, sizes.FiltersInGroup), sizes.Batch, x, filters, y, epilogue, workers);
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
        Turn<T>(sizes, w.Span<T>(), filters);
        var planes = FlatPlanes.Backward(sizes.Window, sizes.Picture);
        Run(new(planes, sizes.Groups, sizes.FiltersInGroup, sizes.ChannelsInGroup), sizes.Batch, g, filters, dX, null, workers);
    }

    // (filters, channels, taps) to (channels, filters, taps from the last), group by group.
    private static void Turn<T>(ConvolutionSizes sizes, ReadOnlySpan<T> w, Span<T> turned)
        where T : unmanaged
    {
        var (filters, channels, taps) = (sizes.FiltersInGroup, sizes.ChannelsInGroup, sizes.Window.Taps);
        for (var i = 0; i < sizes.Filters * channels; i++)
        {
            var (filter, channel) = Math.DivRem(i, channels);
            var (group, inGroup) = Math.DivRem(filter, filters);
            var target = turned.Slice(((group * channels + channel) * filters + inGroup) * taps, taps);
            w.Slice(i * taps, taps).CopyTo(target);
            target.Reverse();
        }
    }

    private static void Run<T>(WinogradCorrelation correlation, Tensor x, Tensor w, bool isTurned, Tensor y, IEpilogue? epilogue, Workers workers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var kernel = new WinogradCorrelationKernel<T>(correlation, x, w, isTurned, y, epilogue, workers);
        Simd.Run<T, WinogradCorrelationKernel<T>>(ref kernel);
    }

    private static void Run<T>(Correlation correlation, int batch, Tensor x, ArraySegment<T> filters, Tensor y, IEpilogue? epilogue, Workers workers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var offsets = Scratch<Filters, int>.Take(correlation.Depth);
        correlation.Planes.List(offsets.AsSpan(0, correlation.Depth));
        if (batch == 1)
            new PicturesJob<T>(correlation, x, filters, offsets, y, epilogue, workers).Run(0, 1);
        else
            workers.For(batch, 1, new PicturesJob<T>(correlation, x, filters, offsets, y, epilogue, null));
    }

    private readonly struct PicturesJob<T>(Correlation correlation, Tensor x, ArraySegment<T> filters, ArraySegment<int> offsets, Tensor y, IEpilogue? epilogue, Workers? workers) : IJob
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int start, int end)
        {
            var planes = correlation.Planes;
            var (source, target) = (correlation.Inputs * planes.SourceLength, correlation.Outputs * planes.Places.Height * planes.Places.Width);
            var laidOut = Scratch<FlatPlanes, T>.Take(correlation.Inputs * planes.Length + Simd.CacheLine);
            for (var i = start * correlation.Groups; i < end * correlation.Groups; i++)
            {
                planes.LayOut<T>(x.Span<T>().Slice(i * source, source), correlation.Inputs, laidOut);
                var weights = filters.Slice(i % correlation.Groups * correlation.Outputs * correlation.Depth);
                var kernel = new CorrelationKernel<T>(correlation, laidOut, weights, offsets, y, i * target, workers);
                Simd.Run<T, CorrelationKernel<T>>(ref kernel);
                epilogue?.Run(i * target, target);
            }
        }
    }

    // Names the scratch memory of filters and of their taps' offsets.
    private readonly struct Filters;
}
