using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;
using ChainRule.Functions;
using ChainRule.Kernels.Elements;
using ChainRule.Kernels.Products;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Convolutions.Winograds;

/// <summary>
/// A convolution's gradient with respect to its filters by Winograd's F(4 × 4, 3 × 3): at each point, the pixels of all tiles times the
/// errors there. The rows of tiles of all pictures are cut into parts that threads share, and the parts' sums are added in order before
/// they become gradients of taps.
/// </summary>
internal readonly struct WinogradFilterGradient<T>(ConvolutionSizes sizes, Tensor x, Tensor g, Tensor dW, Workers workers) : ILanesKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // At most this many parts, jobs and elements of their sums together, and at least this many tiles in a part.
    private const int MostParts = 16;
    private const int MostJobs = 16;
    private const int MostElements = 1 << 22;
    private const int LeastTiles = 32;

    // This many channels' sums are added at a time.
    private const int Channels = 4;

    public void Run<TLanes>()
        where TLanes : struct, ILanes<TLanes, T>
    {
        var tiles = new WinogradTiles(sizes.Window, sizes.Picture);
        var length = WinogradTiles.Points * sizes.ChannelsInGroup * WinogradTiles.Pitch<T>(sizes.FiltersInGroup);
        var rows = sizes.Batch * tiles.Down;
        var parts = Math.Clamp(MostElements / length, 1, Math.Clamp(Math.Min(rows, rows * tiles.Across / LeastTiles), 1, MostParts));
        var sums = Scratch<WinogradFilterGradient<T>, T>.Take(parts * length);
        for (var group = 0; group < sizes.Groups; group++)
        {
            var job = new SumsJob<TLanes>(sizes, group, x, g, parts, sums);
            workers.For(job.Count, 1, job);
            workers.For(sizes.ChannelsInGroup, Channels, new TapsJob<TLanes>(sizes, group, parts, sums, dW));
        }
    }

    // sums (parts, points, channels, filters)
    private readonly struct SumsJob<TLanes>(ConvolutionSizes sizes, int group, Tensor x, Tensor g, int parts, ArraySegment<T> sums) : IJob
        where TLanes : struct, ILanes<TLanes, T>
    {
        // The errors of some rows of tiles, and the pixels of a few channels, stay in half of the second cache.
        private const int MostBytes = 1 << 20;

        private readonly WinogradTiles _tiles = new(sizes.Window, sizes.Picture);
        private readonly int _shares = Math.Clamp(sizes.ChannelsInGroup / WinogradTiles.Pitch<T>(1), 1, MostJobs / parts);

        // Every part of the rows with every share of the channels.
        public int Count => parts * _shares;

        public void Run(int start, int end)
        {
            for (var i = start; i < end; i++)
            {
                var (part, share) = Math.DivRem(i, _shares);
                Sum(part, Stretch.Cut(0, sizes.Batch * _tiles.Down, part, parts), Stretch.Cut(0, sizes.ChannelsInGroup, share, _shares));
            }
        }

        private void Sum(int part, Stretch rows, Stretch channels)
        {
            var (block, pitch) = (WinogradTiles.Pitch<T>(1), WinogradTiles.Pitch<T>(sizes.FiltersInGroup));
            var most = (int)Math.Max(1, MostBytes / ((long)WinogradTiles.Points * (pitch + block) * _tiles.Across * Unsafe.SizeOf<T>()));
            var steps = (rows.Count + most - 1) / most;
            var spreadErrors = new WinogradSpread<Winograd<TLanes, T>.OutputErrors, TLanes, T>(_tiles, g, default);
            var spreadPixels = new WinogradSpread<Winograd<TLanes, T>.Pixels, TLanes, T>(_tiles, x, _tiles.Border);

            // Without pictures there is one part, and nothing to add up.
            if (steps == 0)
                sums.AsSpan().Clear();
            for (var i = 0; i < steps; i++)
            {
                var step = Stretch.Cut(rows.Start, rows.Count, i, steps);
                var tiles = step.Count * _tiles.Across;
                var (errorStep, pixelStep) = (WinogradTiles.PointStep<T>(tiles * pitch), WinogradTiles.PointStep<T>(tiles * block));
                var errors = Scratch<Errors, T>.Take(WinogradTiles.Points * errorStep).AsSpan();
                var pixels = Scratch<SumsJob<TLanes>, T>.Take(WinogradTiles.Points * pixelStep).AsSpan();
                spreadErrors.Run(new(group * sizes.FiltersInGroup, sizes.FiltersInGroup), step.Start, step.End, new(ref errors[0], errorStep, pitch));
                for (var channel = channels.Start; channel < channels.End; channel += block)
                {
                    var count = Math.Min(block, channels.End - channel);
                    spreadPixels.Run(new(group * sizes.ChannelsInGroup + channel, count), step.Start, step.End, new(ref pixels[0], pixelStep, block));
                    for (var point = 0; point < WinogradTiles.Points; point++)
                    {
                        var target = sums.AsSpan(((part * WinogradTiles.Points + point) * sizes.ChannelsInGroup + channel) * pitch, count * pitch);
                        Add(new(ref pixels[point * pixelStep], 1, block), count, errors[(point * errorStep)..], tiles, target, i > 0);
                    }
                }
            }
        }

        // sums (channels, filters) += pixels (channels, tiles) times errors (tiles, filters)
        private void Add(Strided<T> pixels, int channels, Span<T> errors, int count, Span<T> target, bool accumulate)
        {
            var (panels, pitch) = (new Panels(sizes.FiltersInGroup, TLanes.Count), WinogradTiles.Pitch<T>(sizes.FiltersInGroup));
            for (var panel = 0; panel < panels.Count; panel++)
            {
                var (first, width) = (panels.Start(panel) * TLanes.Count, panels.Width(panel));
                var right = new EvenRows<TLanes, T>(in errors[first], pitch);
                MicroKernel<TLanes, T>.Panel(width, new(channels, width * TLanes.Count, count), pixels, right, new(ref target[first], pitch, 1), accumulate);
            }
        }
    }

    // dW (filters, channels, taps) from the parts' sums; threads share the channels.
    private readonly struct TapsJob<TLanes>(ConvolutionSizes sizes, int group, int parts, ArraySegment<T> sums, Tensor dW) : IJob
        where TLanes : struct, ILanes<TLanes, T>
    {
        private const int Side = 3;

        public void Run(int start, int end)
        {
            var (channels, filters, pitch) = (sizes.ChannelsInGroup, sizes.FiltersInGroup, WinogradTiles.Pitch<T>(sizes.FiltersInGroup));
            for (var i = WinogradTiles.Points; i < parts * WinogradTiles.Points; i++)
            {
                var total = sums.AsSpan((i % WinogradTiles.Points * channels + start) * pitch, (end - start) * pitch);
                ZipSpan<T, Add>.Run(total, sums.AsSpan((i * channels + start) * pitch, total.Length), total);
            }

            var taps = Scratch<TapsJob<TLanes>, T>.Take((sizes.Window.Taps + WinogradTiles.Side * Side) * pitch).AsSpan();
            var lines = taps[(sizes.Window.Taps * pitch)..];
            for (var channel = start; channel < end; channel++)
            {
                for (var line = 0; line < WinogradTiles.Side; line++)
                {
                    var from = new Strided<T>(ref sums.AsSpan()[(line * WinogradTiles.Side * channels + channel) * pitch], channels * pitch, TLanes.Count);
                    Winograd<TLanes, T>.Run<Winograd<TLanes, T>.TapGradients>(from, new(ref lines[line * Side * pitch], pitch, TLanes.Count), pitch / TLanes.Count);
                }

                for (var tap = 0; tap < Side; tap++)
                {
                    var to = new Strided<T>(ref taps[tap * pitch], Side * pitch, TLanes.Count);
                    Winograd<TLanes, T>.Run<Winograd<TLanes, T>.TapGradients>(new(ref lines[tap * pitch], Side * pitch, TLanes.Count), to, pitch / TLanes.Count);
                }

                ref var target = ref dW.Span<T>()[(group * filters * channels + channel) * sizes.Window.Taps];
                Transposition.Run(ref taps[0], pitch, sizes.Window.Taps, filters, ref target, sizes.FilterLength);
            }
        }
    }

    // Names the scratch memory of errors at the points.
    private readonly struct Errors;
}
