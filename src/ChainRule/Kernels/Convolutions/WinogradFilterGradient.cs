using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;
using ChainRule.Kernels.Elements;
using ChainRule.Kernels.Products;
using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Convolutions;

/// <summary>
/// A convolution's gradient to its filters by Winograd's F(4, 3) down the rows: at each point the pixels under every tap across at every
/// place, by the errors there. The blocks of rows of all pictures are cut into parts that threads share, and the parts' sums are added
/// in their order before they become gradients of taps.
/// </summary>
internal readonly struct WinogradFilterGradient<T>(ConvolutionSizes sizes, Tensor x, Tensor g, Tensor dW, Workers workers) : ILanesKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // At most so many parts, elements of their sums together, and at least so many places of a part.
    private const int MostParts = 16;
    private const int MostElements = 1 << 22;
    private const int LeastPlaces = 128;

    // So many channels' sums are added at a time.
    private const int Channels = 16;

    public static void Run(ConvolutionSizes sizes, Tensor x, Tensor g, Tensor dW, Workers workers)
    {
        var kernel = new WinogradFilterGradient<T>(sizes, x, g, dW, workers);
        Simd.Run<T, WinogradFilterGradient<T>>(ref kernel);
    }

    public void Run<TLanes>()
        where TLanes : struct, ILanes<TLanes, T>
    {
        var planes = WinogradPlanes.Forward(sizes.Window, sizes.Picture);
        var panels = new Panels(sizes.FiltersInGroup, TLanes.Count);
        var blocks = sizes.Batch * planes.Blocks;
        var length = sizes.ChannelsInGroup * WinogradPlanes.Points * planes.Taps * panels.Lanes * TLanes.Count;
        var parts = Math.Clamp(MostElements / length, 1, Math.Clamp(blocks * planes.Pitch / LeastPlaces, 1, MostParts));
        var shares = Math.Min(panels.Count, MostParts / parts);
        var sums = Scratch<WinogradFilterGradient<T>, T>.Take(parts * length);
        for (var group = 0; group < sizes.Groups; group++)
        {
            workers.For(parts * shares, 1, new SumsJob<TLanes>(sizes, group, x, g, panels, parts, shares, sums));
            workers.For(panels.Count * sizes.ChannelsInGroup, Channels, new TapsJob<TLanes>(sizes, group, panels, parts, sums, dW));
        }
    }

    // sums (parts, panels, channels, points, taps across, filters of the panel)
    private readonly struct SumsJob<TLanes>(ConvolutionSizes sizes, int group, Tensor x, Tensor g, Panels panels, int parts, int shares, ArraySegment<T> sums) : IJob
        where TLanes : struct, ILanes<TLanes, T>
    {
        // About so many rows of a panel of errors at a point stay in the first cache while the pixels pass by.
        private const int PanelDepth = 256;

        public void Run(int start, int end)
        {
            for (var i = start; i < end; i++)
            {
                var (part, share) = Math.DivRem(i, shares);
                Sum(part, share * panels.Count / shares, (share + 1) * panels.Count / shares);
            }
        }

        private void Sum(int part, int firstPanel, int lastPanel)
        {
            var planes = WinogradPlanes.Forward(sizes.Window, sizes.Picture);
            var (channels, blocks) = (sizes.ChannelsInGroup, sizes.Batch * planes.Blocks);
            var (first, last) = ((int)((long)part * blocks / parts), (int)((long)(part + 1) * blocks / parts));
            var most = Math.Max(1, PanelDepth / planes.Pitch);
            var steps = (last - first + most - 1) / most;
            var row = WinogradPlanes.Points * planes.Taps * TLanes.Count;
            var target = sums.AsSpan(part * channels * row * panels.Lanes, channels * row * panels.Lanes);
            if (steps == 0)
                target.Clear();
            for (var step = 0; step < steps; step++)
            {
                var (from, to) = (first + step * (last - first) / steps, first + (step + 1) * (last - first) / steps);
                var pixels = Scratch<SumsJob<TLanes>, T>.Take(WinogradPlanes.Points * channels * planes.Length<TLanes, T>(to - from)).AsSpan();
                planes.LayOut<TLanes, T>(x.Span<T>(), sizes.Channels, group * channels, channels, from, to, pixels);
                for (var panel = firstPanel; panel < lastPanel; panel++)
                {
                    var errors = new WinogradErrors<TLanes, T>(planes, panels.Width(panel), to - from);
                    var laidOut = errors.LayOut(g.Span<T>(), sizes.Filters, group * sizes.FiltersInGroup + panels.Start(panel) * TLanes.Count, panels.Columns(panel), from);
                    Add(planes, pixels, planes.Length<TLanes, T>(to - from), laidOut, planes.Run(to - from), panels.Width(panel), target[(channels * row * panels.Start(panel))..], step > 0);
                }
            }
        }

        // target (channels, points, taps, filters) += the pixels by the errors
        private void Add(WinogradPlanes planes, Span<T> pixels, int length, Span<T> errors, int count, int width, Span<T> target, bool accumulate)
        {
            var (channels, pitch) = (sizes.ChannelsInGroup, width * TLanes.Count);
            for (var i = 0; i < WinogradPlanes.Points * planes.Taps; i++)
            {
                var (point, tap) = Math.DivRem(i, planes.Taps);
                var left = new Strided<T>(ref pixels[point * channels * length + tap], length, 1);
                var to = new Strided<T>(ref target[i * pitch], WinogradPlanes.Points * planes.Taps * pitch, 1);
                MicroKernel<TLanes, T>.Panel(width, pitch, count, left, channels, in errors[point * count * pitch], new EvenPlaces(pitch), to, accumulate);
            }
        }
    }

    // dW (filters, channels, 3, taps across) from the parts' sums; threads share panels and channels.
    private readonly struct TapsJob<TLanes>(ConvolutionSizes sizes, int group, Panels panels, int parts, ArraySegment<T> sums, Tensor dW) : IJob
        where TLanes : struct, ILanes<TLanes, T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int start, int end)
        {
            var (channels, across) = (sizes.ChannelsInGroup, sizes.Window.Kernel.Width);
            var taps = Scratch<TapsJob<TLanes>, T>.Take(sizes.Window.Taps * 3 * TLanes.Count).AsSpan();
            for (var i = start; i < end; i++)
            {
                var (panel, channel) = Math.DivRem(i, channels);
                var (filter, pitch) = (panels.Start(panel) * TLanes.Count, panels.Width(panel) * TLanes.Count);
                var (row, at) = (across * pitch, WinogradPlanes.Points * across * (channels * filter + channel * pitch));
                var points = sums.AsSpan(at, WinogradPlanes.Points * row);
                for (var part = 1; part < parts; part++)
                    ZipSpan<T, Add>.Run(points, sums.AsSpan(at + part * WinogradPlanes.Points * across * channels * panels.Lanes * TLanes.Count, points.Length), points);
                for (var column = 0; column < row; column += TLanes.Count)
                    Winograd<TLanes, T>.TapGradients(new(ref points[0], row, 1), new(ref taps[0], row, 1), column);
                ref var target = ref dW.Span<T>()[((group * sizes.FiltersInGroup + filter) * channels + channel) * sizes.Window.Taps];
                Transposition.Run(ref taps[0], pitch, sizes.Window.Taps, panels.Columns(panel), ref target, sizes.FilterLength);
            }
        }
    }
}
