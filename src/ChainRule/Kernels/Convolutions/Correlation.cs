using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ChainRule.Algebra;
using ChainRule.Kernels.Products;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Convolutions;

/// <summary>Sums over every input plane and tap, for each output plane and place.</summary>
/// <param name="Planes">how the input planes are laid out</param>
/// <param name="Groups">how many times there are as many inputs and outputs</param>
/// <param name="Inputs">input planes</param>
/// <param name="Outputs">output planes</param>
internal readonly record struct Correlation(FlatPlanes Planes, int Groups, int Inputs, int Outputs)
{
    /// <summary>How many products a sum has.</summary>
    public int Depth => Inputs * Planes.Taps;
}

/// <summary>y (outputs, places) = filters (outputs, inputs·taps) by the pixels under the taps; threads, if any, share panels of places.</summary>
internal readonly struct CorrelationKernel<T>(Correlation correlation, ArraySegment<T> planes, ArraySegment<T> filters, ArraySegment<int> offsets, Tensor y, int start, Workers? workers) : ILanesKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // So many sums lie beside y before those of places are kept: rows are joined the faster the more there are, in the second cache.
    private const int MostSums = 1 << 15;

    public void Run<TLanes>()
        where TLanes : struct, ILanes<TLanes, T>
    {
        var panels = new Panels(correlation.Planes.Run, TLanes.Count);
        var job = new PanelsJob<TLanes>(correlation, panels, planes, filters, offsets, y, start);
        if (workers is null)
            job.Run(0, panels.Count);
        else
            workers.For(panels.Count, 1, job);
    }

    private readonly struct PanelsJob<TLanes>(Correlation correlation, Panels panels, ArraySegment<T> planes, ArraySegment<T> filters, ArraySegment<int> offsets, Tensor y, int start) : IJob
        where TLanes : struct, ILanes<TLanes, T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int from, int to)
        {
            var (run, size) = (correlation.Planes.Run, correlation.Planes.Places);
            var target = y.Span<T>().Slice(start, correlation.Outputs * size.Height * size.Width);
            if (correlation.Planes.Pitch == size.Width)
            {
                Multiply(from, to, new(ref target[panels.Start(from) * TLanes.Count], run, 1), run);
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
                    correlation.Planes.Keep<T>(sums.Slice(i * width, width), first, target.Slice(i * size.Height * size.Width, size.Height * size.Width));
            }
        }

        // The sums of some panels, as far as there is room for them.
        private void Multiply(int from, int to, Strided<T> sums, int room)
        {
            var left = new Strided<T>(ref MemoryMarshal.GetReference(filters.AsSpan()), correlation.Depth, 1);
            var places = new ListedPlaces(ref MemoryMarshal.GetReference(offsets.AsSpan()));
            for (var panel = from; panel < to; panel++)
            {
                var (first, width) = (panels.Start(panel) * TLanes.Count, panels.Width(panel));
                var target = new Strided<T>(ref Unsafe.Add(ref sums.First, first - panels.Start(from) * TLanes.Count), sums.RowStep, 1);
                MicroKernel<TLanes, T>.Panel(width, Math.Min(width * TLanes.Count, room - first), correlation.Depth, left, correlation.Outputs, in planes.AsSpan()[first], places, target, accumulate: false);
            }
        }
    }
}
