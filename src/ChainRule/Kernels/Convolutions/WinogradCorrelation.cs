using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ChainRule.Algebra;
using ChainRule.Kernels.Elements;
using ChainRule.Kernels.Products;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Convolutions;

/// <summary>Sums over every input plane and tap, for each output plane and place, by Winograd's F(4, 3) down the rows.</summary>
/// <param name="Planes">how the input planes are laid out</param>
/// <param name="Batch">pictures</param>
/// <param name="Groups">how many times there are as many inputs and outputs</param>
/// <param name="Inputs">input planes</param>
/// <param name="Outputs">output planes</param>
internal readonly record struct WinogradCorrelation(WinogradPlanes Planes, int Batch, int Groups, int Inputs, int Outputs)
{
    // The pixels and sums of a share stay in half of the second cache; with a quarter of that, all took a quarter longer.
    private const int MostBytes = 1 << 20;

    // A share has about four lanes of places, or a sixteenth of the work.
    private const int LeastPlaces = 64;
    private const int Shares = 16;

    /// <summary>How many products a sum has at a point.</summary>
    public int Depth => Inputs * Planes.Taps;

    /// <summary>How many blocks of rows are worked on at a time.</summary>
    public int Share<T>()
    {
        var most = MostBytes / (WinogradPlanes.Points * (Inputs + Outputs) * Planes.Pitch * Unsafe.SizeOf<T>());
        var least = (LeastPlaces + Planes.Pitch - 1) / Planes.Pitch;
        return Math.Max(least, Math.Min(most, Batch * Planes.Blocks / Shares));
    }

    /// <summary>Filters at the points, (points, outputs, inputs·taps across), from filters (outputs, inputs, 3, taps across).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Transform<T>(ReadOnlySpan<T> filters, Span<T> points)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (count, taps) = (Groups * Outputs * Inputs, Planes.Taps);
        for (var i = 0; i < count; i++)
        {
            var from = new Strided<T>(ref Unsafe.AsRef(in filters[i * 3 * taps]), taps, 1);
            var to = new Strided<T>(ref points[i * taps], count * taps, 1);
            for (var tap = 0; tap < taps; tap++)
                Winograd<Lane<T>, T>.Taps(from, to, tap);
        }
    }

    /// <summary>Where the pixels under every tap across of every input plane start, when planes are so long.</summary>
    public void List(Span<int> offsets, int length)
    {
        for (var k = 0; k < Depth; k++)
            offsets[k] = k / Planes.Taps * length + k % Planes.Taps;
    }
}

/// <summary>
/// y (batch, outputs, places) = filters by pixels at each point, then summed over the points; threads share the blocks of rows of all
/// pictures.
/// </summary>
internal readonly struct WinogradCorrelationKernel<T>(WinogradCorrelation correlation, Tensor x, ArraySegment<T> filters, Tensor y, IEpilogue? epilogue, Workers workers) : ILanesKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public void Run<TLanes>()
        where TLanes : struct, ILanes<TLanes, T>
    {
        for (var group = 0; group < correlation.Groups; group++)
            workers.For(correlation.Batch * correlation.Planes.Blocks, correlation.Share<T>(), new BlocksJob<TLanes>(correlation, group, x, filters, y, epilogue));
    }

    private readonly struct BlocksJob<TLanes>(WinogradCorrelation correlation, int group, Tensor x, ArraySegment<T> filters, Tensor y, IEpilogue? epilogue) : IJob
        where TLanes : struct, ILanes<TLanes, T>
    {
        public void Run(int start, int end)
        {
            var (planes, inputs) = (correlation.Planes, correlation.Inputs);
            var length = planes.Length<TLanes, T>(end - start);
            var pixels = Scratch<BlocksJob<TLanes>, T>.Take(WinogradPlanes.Points * inputs * length + 3 * TLanes.Count).AsSpan();
            planes.LayOut<TLanes, T>(x.Span<T>(), correlation.Groups * inputs, group * inputs, inputs, start, end, pixels);
            var panels = new Panels(planes.Run(end - start), TLanes.Count);
            var width = panels.Lanes * TLanes.Count;
            var sums = Scratch<WinogradCorrelationKernel<T>, T>.Take(WinogradPlanes.Points * correlation.Outputs * width + TLanes.Count).AsSpan();
            Multiply(panels, pixels, length, sums, width);
            Combine(start, end, sums, width);
        }

        // sums (points, outputs, width) = filters by pixels
        private void Multiply(Panels panels, Span<T> pixels, int length, Span<T> sums, int width)
        {
            var (inputs, outputs, depth) = (correlation.Inputs, correlation.Outputs, correlation.Depth);
            var offsets = Scratch<WinogradCorrelation, int>.Take(depth).AsSpan();
            correlation.List(offsets, length);
            var places = new ListedPlaces(ref MemoryMarshal.GetReference(offsets));
            for (var i = 0; i < WinogradPlanes.Points * panels.Count; i++)
            {
                var (point, panel) = Math.DivRem(i, panels.Count);
                var first = panels.Start(panel) * TLanes.Count;
                var left = new Strided<T>(ref filters.AsSpan()[(point * correlation.Groups + group) * outputs * depth], depth, 1);
                var target = new Strided<T>(ref sums[point * outputs * width + first], width, 1);
                MicroKernel<TLanes, T>.Panel(panels.Width(panel), panels.Width(panel) * TLanes.Count, depth, left, outputs, in pixels[point * inputs * length + first], places, target, accumulate: false);
            }
        }

        private void Combine(int start, int end, Span<T> sums, int width)
        {
            var (planes, outputs) = (correlation.Planes, correlation.Outputs);
            var size = planes.Places.Height * planes.Places.Width;
            for (var block = start; block < end;)
            {
                var (picture, first, count) = planes.Next(block, end);
                for (var output = 0; output < outputs; output++)
                {
                    var points = new Strided<T>(ref sums[output * width + (block - start) * planes.Pitch], outputs * width, 1);
                    var plane = ((picture * correlation.Groups + group) * outputs + output) * size;
                    Combine(points, first, count, y.Span<T>().Slice(plane, size));
                    var (top, bottom) = (first * WinogradPlanes.Rows, Math.Min(planes.Places.Height, (first + count) * WinogradPlanes.Rows));
                    epilogue?.Run(plane + top * planes.Places.Width, (bottom - top) * planes.Places.Width);
                }

                block += count;
            }
        }

        // Blocks of a plane, in whole lanes: the last of a row over those before, or by way of an edge where rows are short or missing.
        [SkipLocalsInit]
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Combine(Strided<T> points, int first, int count, Span<T> plane)
        {
            var (size, pitch) = (correlation.Planes.Places, correlation.Planes.Pitch);
            Span<T> edge = stackalloc T[WinogradPlanes.Rows * TLanes.Count];
            for (var block = 0; block < count; block++)
            {
                var from = new Strided<T>(ref Unsafe.Add(ref points.First, block * pitch), points.RowStep, 1);
                var row = (first + block) * WinogradPlanes.Rows;
                var rows = Math.Min(WinogradPlanes.Rows, size.Height - row);
                for (var column = 0; column < size.Width; column += TLanes.Count)
                {
                    if (rows == WinogradPlanes.Rows && size.Width >= TLanes.Count)
                    {
                        Winograd<TLanes, T>.Sums(from, new(ref plane[row * size.Width], size.Width, 1), Math.Min(column, size.Width - TLanes.Count));
                        continue;
                    }

                    Winograd<TLanes, T>.Sums(new(ref Unsafe.Add(ref from.First, column), from.RowStep, 1), new(ref edge[0], TLanes.Count, 1), 0);
                    var width = Math.Min(TLanes.Count, size.Width - column);
                    for (var i = 0; i < rows; i++)
                        edge.Slice(i * TLanes.Count, width).CopyTo(plane[((row + i) * size.Width + column)..]);
                }
            }
        }
    }
}
