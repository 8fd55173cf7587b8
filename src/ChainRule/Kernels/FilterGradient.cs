using System.Numerics;
using ChainRule.Algebra;
using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Kernels;

/// <summary>
/// A convolution's gradient to its filters, turned: dW (channels·taps, filters) = the pixels under every tap at every place, by the
/// errors there. Pixels are read where they lie in <see cref="FlatPlanes"/>; errors are packed in panels of filters, zero between the rows
/// of places. The batch is cut into parts that threads share, and the parts' sums are added in their order.
/// </summary>
internal readonly struct FilterGradient<T>(ConvolutionSizes sizes, Tensor x, Tensor g, Tensor dW, Workers workers) : ILanesKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // At most so many parts, and elements of their sums together.
    private const int MostParts = 16;
    private const int MostElements = 1 << 22;

    // About so many rows of a panel of errors stay in the first cache while the pixels pass by.
    private const int PanelDepth = 256;

    public static void Run(ConvolutionSizes sizes, Tensor x, Tensor g, Tensor dW, Workers workers)
    {
        if (sizes.SuitWinograd)
        {
            WinogradFilterGradient<T>.Run(sizes, x, g, dW, workers);
            return;
        }

        var kernel = new FilterGradient<T>(sizes, x, g, dW, workers);
        Simd.Run<T, FilterGradient<T>>(ref kernel);
    }

    public void Run<TLanes>()
        where TLanes : struct, ILanes<TLanes, T>
    {
        var panels = new Panels(sizes.FiltersInGroup, TLanes.Count);
        var length = sizes.FilterLength * panels.Lanes * TLanes.Count;
        var parts = Math.Clamp(MostElements / length, 1, Math.Clamp(sizes.Batch, 1, MostParts));
        var sums = Scratch<FilterGradient<T>, T>.Take(parts * length);
        for (var group = 0; group < sizes.Groups; group++)
        {
            workers.For(parts * panels.Count, 1, new PartsJob<TLanes>(sizes, group, x, g, panels, parts, sums));
            for (var part = 1; part < parts; part++)
                ZipSpan<T, Add>.Run(sums.AsSpan(0, length), 1, sums.AsSpan(part * length, length), 1, sums.AsSpan(0, length));
            Turn<TLanes>(group, panels, sums);
        }
    }

    private void Turn<TLanes>(int group, Panels panels, Span<T> sums)
        where TLanes : struct, ILanes<TLanes, T>
    {
        var length = sizes.FilterLength;
        for (var panel = 0; panel < panels.Count; panel++)
        {
            var (filter, pitch) = (panels.Start(panel) * TLanes.Count, panels.Width(panel) * TLanes.Count);
            ref var target = ref dW.Span<T>()[(group * sizes.FiltersInGroup + filter) * length];
            Transposition.Run(ref sums[filter * length], pitch, length, panels.Columns(panel), ref target, length);
        }
    }

    private readonly struct PartsJob<TLanes>(ConvolutionSizes sizes, int group, Tensor x, Tensor g, Panels panels, int parts, ArraySegment<T> sums) : IJob
        where TLanes : struct, ILanes<TLanes, T>
    {
        public void Run(int start, int end)
        {
            for (var i = start; i < end; i++)
            {
                var (part, panel) = Math.DivRem(i, panels.Count);
                Sum(panel, part * sizes.Batch / parts, (part + 1) * sizes.Batch / parts, sums.AsSpan(part * sizes.FilterLength * panels.Lanes * TLanes.Count));
            }
        }

        private void Sum(int panel, int first, int last, Span<T> target)
        {
            var planes = FlatPlanes.Forward(sizes.Window, sizes.Picture);
            var (filter, pitch) = (panels.Start(panel) * TLanes.Count, panels.Width(panel) * TLanes.Count);
            target = target.Slice(filter * sizes.FilterLength, pitch * sizes.FilterLength);
            if (first == last)
                target.Clear();
            var laidOut = Scratch<FlatPlanes, T>.Take(sizes.ChannelsInGroup * planes.Length);
            var rows = Math.Clamp(PanelDepth / planes.Pitch, 1, planes.Places.Height);
            var errors = Scratch<PartsJob<TLanes>, T>.Take(rows * planes.Pitch * pitch).AsSpan();
            errors.Clear();
            for (var picture = first; picture < last; picture++)
            {
                var channel = picture * sizes.Channels + group * sizes.ChannelsInGroup;
                planes.LayOut<T>(x.Span<T>().Slice(channel * sizes.Pixels, sizes.ChannelsInGroup * sizes.Pixels), sizes.ChannelsInGroup, laidOut);
                var errorsFrom = (picture * sizes.Filters + group * sizes.FiltersInGroup + filter) * sizes.Places;
                for (var row = 0; row < planes.Places.Height; row += rows)
                {
                    var count = Math.Min(rows, planes.Places.Height - row);
                    Pack(planes, errorsFrom + row * planes.Places.Width, count, panels.Columns(panel), errors, pitch);
                    Add(planes, laidOut, row * planes.Pitch, errors, (count - 1) * planes.Pitch + planes.Places.Width, panels.Width(panel), target, picture > first || row > 0);
                }
            }
        }

        // errors[place·pitch + j] = g of filter j at the place
        private void Pack(FlatPlanes planes, int from, int rows, int filters, Span<T> errors, int pitch)
        {
            var source = g.Span<T>()[from..];
            for (var row = 0; row < rows; row++)
                Transposition.Run(ref source[row * planes.Places.Width], sizes.Places, filters, planes.Places.Width, ref errors[row * planes.Pitch * pitch], pitch);
        }

        // target (channels, taps, filters) += the pixels from a place on by the errors
        private void Add(FlatPlanes planes, Span<T> laidOut, int place, Span<T> errors, int count, int width, Span<T> target, bool accumulate)
        {
            var pitch = width * TLanes.Count;
            for (var tap = 0; tap < planes.Taps; tap++)
            {
                var pixels = new Strided<T>(ref laidOut[planes.Offset(tap) + place], planes.Length, 1);
                var sums = new Strided<T>(ref target[tap * pitch], planes.Taps * pitch, 1);
                MicroKernel<TLanes, T>.Panel(width, pitch, count, pixels, sizes.ChannelsInGroup, in errors[0], new EvenPlaces(pitch), sums, accumulate);
            }
        }
    }
}
