using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ChainRule.Algebra;
using ChainRule.Kernels.Elements;
using ChainRule.Kernels.Products;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Convolutions;

/// <summary>A correlation with neighbouring places of a picture in the lanes; threads, if any, share panels of places.</summary>
internal readonly struct PlaceLanesCorrelation<TLanes, T>(Correlation correlation, Tensor x, ArraySegment<T> filters, ArraySegment<int> offsets, PiecewiseOutput y, Workers? workers) : IJob
    where TLanes : struct, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // At most this many sums lie beside y before those of places are kept: the more rows, within the second cache, the faster they are joined.
    private const int MostSums = 1 << 15;

    // A share of one picture is worth this many multiplications: 32 filters of 3 × 3 taps on 26 × 26 places took 35 µs on two
    // threads, and take 28 on one.
    private const int WorthSharing = 1 << 18;

    public void Run(int start, int end)
    {
        var (planes, source) = (correlation.Planes, correlation.SourceLength);
        var pixels = Scratch<FlatPlanes, T>.Take(correlation.Inputs * planes.Length + Simd.CacheLine);
        var (summed, rows, places) = (correlation, pixels, offsets);
        if (correlation.SuitsPatches)
        {
            summed = correlation.OfPatches;
            (rows, places) = (Scratch<PlaceLanesCorrelation<TLanes, T>, T>.Take(summed.SourceLength + Simd.CacheLine), Scratch<PlaceLanesCorrelation<TLanes, T>, int>.Take(summed.Depth));
            summed.List(places, 1);
        }

        var panels = new Panels(summed.Planes.Run, TLanes.Count);
        for (var i = start * correlation.Sizes.Groups; i < end * correlation.Sizes.Groups; i++)
        {
            planes.LayOut<T>(x.Span<T>().Slice(i * source, source), correlation.Inputs, pixels);
            if (correlation.SuitsPatches)
                correlation.Gather<T>(pixels, offsets, rows);
            var weights = filters.Slice(i % correlation.Sizes.Groups * correlation.Outputs * correlation.Depth);
            var job = new PanelsJob(summed, panels, rows, weights, places, y with { Start = i * correlation.TargetLength });
            if (workers is null)
                job.Run(0, panels.Count);
            else
                workers.For(panels.Count, (int)Math.Max(1, WorthSharing / ((long)correlation.Outputs * correlation.Depth * 3 * TLanes.Count)), job);
        }
    }

    private readonly struct PanelsJob(Correlation correlation, Panels panels, ArraySegment<T> pixels, ArraySegment<T> filters, ArraySegment<int> offsets, PiecewiseOutput y) : IJob
    {
        [MethodImpl(Simd.Loop)]
        public void Run(int from, int to)
        {
            var (run, pitch, size) = (correlation.Planes.Run, correlation.Planes.Pitch, correlation.Planes.Places);
            var target = y.Span<T>()[..correlation.TargetLength];
            if (pitch == size.Width)
            {
                Multiply(from, to, new(ref target[panels.Start(from) * TLanes.Count], run, 1), run);
                for (var i = 0; i < correlation.Outputs; i++)
                    HandOver(i, panels.Start(from) * TLanes.Count, panels.Start(to) * TLanes.Count);
                return;
            }

            var together = Math.Max(1, MostSums / (correlation.Outputs * 3 * TLanes.Count));
            for (; from < to; from += together)
            {
                var end = Math.Min(to, from + together);
                var first = panels.Start(from) * TLanes.Count;
                var width = panels.Start(end) * TLanes.Count - first;
                var sums = Scratch<CorrelationKernel<T>, T>.Take(correlation.Outputs * width).AsSpan();
                Multiply(from, end, new(ref sums[0], width, 1), first + width);
                for (var i = 0; i < correlation.Outputs; i++)
                {
                    RowJoin.Run<T>(sums.Slice(i * width, width), first, pitch, size.Width, target.Slice(i * correlation.Places, correlation.Places));
                    HandOver(i, first, first + width);
                }
            }
        }

        // The places of an output that lie in a part of the run.
        private void HandOver(int output, int first, int end)
        {
            if (y.Epilogue is null)
                return;
            var (from, to) = (correlation.Planes.PlacesBefore(first), correlation.Planes.PlacesBefore(end));
            y.HandOver(output * correlation.Places + from, to - from);
        }

        // The sums of some panels, as far as there is room for them.
        private void Multiply(int from, int to, Strided<T> sums, int room)
        {
            var left = new Strided<T>(ref MemoryMarshal.GetReference(filters.AsSpan()), correlation.Depth, 1);
            for (var panel = from; panel < to; panel++)
            {
                var (first, width) = (panels.Start(panel) * TLanes.Count, panels.Width(panel));
                var target = new Strided<T>(ref Unsafe.Add(ref sums.First, first - panels.Start(from) * TLanes.Count), sums.RowStep, 1);
                var size = new ProductSize(correlation.Outputs, Math.Min(width * TLanes.Count, room - first), correlation.Depth);
                var right = new ListedRows<TLanes, T>(in pixels.AsSpan()[first], in MemoryMarshal.GetReference(offsets.AsSpan()));
                MicroKernel<TLanes, T>.Panel(width, size, left, right, target, accumulate: false);
            }
        }
    }
}
