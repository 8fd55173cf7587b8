using System.Numerics;
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

/// <summary>y (outputs, places) = filters (outputs, inputs·taps) by the pixels under the taps; threads share panels of places.</summary>
internal readonly struct CorrelationKernel<T>(Correlation correlation, ArraySegment<T> planes, ArraySegment<T> filters, ArraySegment<int> offsets, Tensor y, int start, Workers workers) : ILanesKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public void Run<TLanes>()
        where TLanes : struct, ILanes<TLanes, T>
    {
        var panels = new Panels(correlation.Planes.Run, TLanes.Count);
        workers.For(panels.Count, 1, new PanelsJob<TLanes>(correlation, panels, planes, filters, offsets, y, start));
    }

    private readonly struct PanelsJob<TLanes>(Correlation correlation, Panels panels, ArraySegment<T> planes, ArraySegment<T> filters, ArraySegment<int> offsets, Tensor y, int start) : IJob
        where TLanes : struct, ILanes<TLanes, T>
    {
        public void Run(int from, int to)
        {
            var sums = Scratch<CorrelationKernel<T>, T>.Take(correlation.Outputs * 3 * TLanes.Count).AsSpan();
            var left = new Strided<T>(ref MemoryMarshal.GetReference(filters.AsSpan()), correlation.Depth, 1);
            for (var panel = from; panel < to; panel++)
            {
                var first = panels.Start(panel) * TLanes.Count;
                var width = panels.Width(panel) * TLanes.Count;
                var places = new ListedPlaces(ref MemoryMarshal.GetReference(offsets.AsSpan()));
                var isDense = correlation.Planes.Pitch == correlation.Planes.Places.Width;
                var target = isDense
                    ? new Strided<T>(ref y.Span<T>()[start + first], correlation.Planes.Run, 1)
                    : new Strided<T>(ref MemoryMarshal.GetReference(sums), width, 1);
                MicroKernel<TLanes, T>.Panel(panels.Width(panel), isDense ? panels.Columns(panel) : width, correlation.Depth, left, correlation.Outputs, in planes.AsSpan()[first], places, target, accumulate: false);
                if (!isDense)
                    Keep(sums, first, width);
            }
        }

        // Of the run from an element on, what belongs to places.
        private void Keep(ReadOnlySpan<T> sums, int first, int width)
        {
            var (size, pitch) = (correlation.Planes.Places, correlation.Planes.Pitch);
            var target = y.Span<T>().Slice(start, correlation.Outputs * size.Height * size.Width);
            for (var row = first / pitch; row < size.Height && row * pitch < first + width; row++)
            {
                var (begin, end) = (Math.Max(first, row * pitch), Math.Min(first + width, row * pitch + size.Width));
                for (var output = 0; begin < end && output < correlation.Outputs; output++)
                    sums.Slice(output * width + begin - first, end - begin).CopyTo(target[((output * size.Height + row) * size.Width + begin - row * pitch)..]);
            }
        }
    }
}
