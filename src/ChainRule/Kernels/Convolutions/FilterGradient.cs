using System.Numerics;
using ChainRule.Algebra;
using ChainRule.Functions;
using ChainRule.Kernels.Convolutions.Winograds;
using ChainRule.Kernels.Elements;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Convolutions;

/// <summary>
/// A convolution's gradient with respect to its filters. Threads share parts of the batch and blocks of filters and channels; the
/// parts' sums are added in order.
/// </summary>
internal readonly struct FilterGradient<T>(ConvolutionSizes sizes, Tensor x, Tensor g, Tensor dW, Workers workers) : ILanesKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // With blocks, parts make about this many jobs, and at most this many elements of sums. A part has at least this many lanes of places,
    // since adding up the lanes of a sum takes as long as sixteen of them.
    private const int MostJobs = 16;
    private const int MostElements = 1 << 22;
    private const int LeastSteps = 128;

    // For a block of filters, as many channels as keep about this many elements of sums in the second cache.
    private const int BlockFilters = ConvolutionSizes.FilterGradientBlock;
    private const int BlockElements = 1 << 18;

    public static void Run(ConvolutionSizes sizes, Tensor x, Tensor g, Tensor dW, Workers workers)
    {
        if (x.Count == 0 || g.Count == 0)
        {
            dW.Span<T>().Clear();
        }
        else if (sizes.SuitWinograd)
        {
            var winograd = new WinogradFilterGradient<T>(sizes, x, g, dW, workers);
            Simd.Run<T, WinogradFilterGradient<T>>(ref winograd);
        }
        else if (sizes.SuitFlatPlanes)
        {
            var kernel = new FilterGradient<T>(sizes, x, g, dW, workers);
            Simd.Run<T, FilterGradient<T>>(ref kernel);
        }
        else
        {
            TermByTerm<T>.ToFilter(sizes, x, g, dW);
        }
    }

    public void Run<TLanes>()
        where TLanes : struct, ILanes<TLanes, T>
    {
        var work = new FilterGradientPart<TLanes, T>(sizes, x, g);
        var blocks = new Blocks(sizes, TLanes.Count);
        var parts = (int)Math.Min(MostElements / dW.Count, (long)work.Steps * work.Pieces / LeastSteps);
        parts = Math.Clamp(parts, 1, Math.Clamp(MostJobs / blocks.Count, 1, Math.Max(1, work.Pieces)));
        var sums = Scratch<FilterGradient<T>, T>.Take(parts * dW.Count);
        workers.For(blocks.Count * parts, 1, new PartsJob<TLanes>(sizes, work, blocks, parts, sums));
        var total = dW.Span<T>();
        sums.AsSpan(0, total.Length).CopyTo(total);
        for (var part = 1; part < parts; part++)
            ZipSpan<T, Add>.Run(total, sums.AsSpan(part * total.Length, total.Length), total);
    }

    private readonly struct PartsJob<TLanes>(ConvolutionSizes sizes, FilterGradientPart<TLanes, T> work, Blocks blocks, int parts, ArraySegment<T> sums) : IJob
        where TLanes : struct, ILanes<TLanes, T>
    {
        public void Run(int start, int end)
        {
            for (var i = start; i < end; i++)
            {
                var (block, part) = Math.DivRem(i, parts);
                var (filters, channels) = blocks.At(block);
                var target = sums.AsSpan((part * sizes.Filters + filters.Start) * sizes.FilterLength + channels.Start % sizes.ChannelsInGroup * sizes.Window.Taps);
                work.Sum(filters, channels, Stretch.Cut(0, work.Pieces, part, parts), target);
            }
        }
    }

    // Filters and channels that belong together.
    private readonly struct Blocks(ConvolutionSizes sizes, int lane)
    {
        private int OfFilters => (sizes.FiltersInGroup + BlockFilters - 1) / BlockFilters;

        private int OfChannels => (int)Math.Clamp((long)BlockFilters * sizes.FilterLength * lane / BlockElements, 1, sizes.ChannelsInGroup);

        public int Count => sizes.Groups * OfFilters * OfChannels;

        public (Stretch Filters, Stretch Channels) At(int block)
        {
            var (ofFilters, channels) = Math.DivRem(block, OfChannels);
            var (group, filters) = Math.DivRem(ofFilters, OfFilters);
            return (
                Stretch.Cut(group * sizes.FiltersInGroup, sizes.FiltersInGroup, filters, OfFilters),
                Stretch.Cut(group * sizes.ChannelsInGroup, sizes.ChannelsInGroup, channels, OfChannels));
        }
    }
}
