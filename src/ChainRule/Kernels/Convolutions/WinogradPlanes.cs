using System.Numerics;
using System.Runtime.CompilerServices;
using ChainRule.Algebra;
using ChainRule.Kernels.Products;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Convolutions;

/// <summary>
/// Planes of pixels at Winograd's points: for every block of four rows of places, a row of each point, made of the six rows of pixels
/// under them. The blocks of all pictures follow one another, and place (block, x) is element block·pitch + x as in <see cref="FlatPlanes"/>;
/// the zeros on the right of a row are those on the left of the next.
/// </summary>
internal readonly struct WinogradPlanes
{
    /// <summary>The points of a block, which are also its rows of pixels, and its rows of places.</summary>
    public const int Points = 6;
    public const int Rows = 4;

    private readonly Size2d _from;
    private readonly Size2d _border;

    private WinogradPlanes(Size2d from, Size2d places, Size2d border, int taps) => (_from, Places, _border, Taps) = (from, places, border, taps);

    /// <summary>For each place of the window, the pixels under it.</summary>
    public static WinogradPlanes Forward(Window2d window, Size2d picture) =>
        new(picture, window.Places(picture), window.Padding, window.Kernel.Width);

    /// <summary>For each pixel, the places at which a tap lies on it.</summary>
    public static WinogradPlanes Backward(Window2d window, Size2d picture) =>
        new(window.Places(picture), picture, new(window.Kernel.Height - 1 - window.Padding.Height, window.Kernel.Width - 1 - window.Padding.Width), window.Kernel.Width);

    public Size2d Places { get; }

    /// <summary>Taps across.</summary>
    public int Taps { get; }

    /// <summary>Blocks of a picture.</summary>
    public int Blocks => (Places.Height + Rows - 1) / Rows;

    /// <summary>Elements from a row to the next.</summary>
    public int Pitch => _from.Width + _border.Width;

    /// <summary>Elements from the first place of so many blocks to behind the last.</summary>
    public int Run(int blocks) => (blocks - 1) * Pitch + Places.Width;

    /// <summary>Elements of a plane at a point; behind it is room for lanes that it does not fill.</summary>
    public int Length<TLanes, T>(int blocks)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => blocks * Pitch + _border.Width + TLanes.Count;

    /// <summary>The blocks from one to before another that are of the same picture: which, from which block of its own, and how many.</summary>
    public (int Picture, int First, int Count) Next(int block, int end)
    {
        var (picture, first) = Math.DivRem(block, Blocks);
        return (picture, first, Math.Min(end - block, Blocks - first));
    }

    /// <summary>target (points, planes, blocks from start to end) from the planes from a channel on.</summary>
    public void LayOut<TLanes, T>(ReadOnlySpan<T> pictures, int channels, int channel, int planes, int start, int end, Span<T> target)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var length = Length<TLanes, T>(end - start);
        for (var block = start; block < end;)
        {
            var (picture, first, count) = Next(block, end);
            for (var plane = 0; plane < planes; plane++)
            {
                var to = new Strided<T>(ref target[plane * length + (block - start) * Pitch], planes * length, 1);
                LayOut<TLanes, T>(pictures[((picture * channels + channel + plane) * SourceLength)..], first, count, to);
            }

            block += count;
        }
    }

    private int SourceLength => _from.Height * _from.Width;

    // Blocks of a plane. Lanes leave rows on their right: what lies there is written afterwards.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void LayOut<TLanes, T>(ReadOnlySpan<T> plane, int first, int count, Strided<T> points)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var copy = Scratch<WinogradPlanes, T>.Take(Points * _from.Width + TLanes.Count).AsSpan(0, Points * _from.Width + TLanes.Count);
        Clear<TLanes, T>(points, 0);
        for (var block = 0; block < count; block++)
        {
            var at = block * Pitch + _border.Width;
            var pixels = SixRows(plane, (first + block) * Rows - _border.Height, copy);
            var target = new Strided<T>(ref Unsafe.Add(ref points.First, at), points.RowStep, 1);
            for (var x = 0; x < _from.Width; x += TLanes.Count)
                Winograd<TLanes, T>.Pixels(pixels, target, x);
            Clear<TLanes, T>(points, at + _from.Width);
        }
    }

    // Rows from one on; those that leave the plane, or whose last lanes would leave memory, in a copy.
    private Strided<T> SixRows<T>(ReadOnlySpan<T> plane, int row, Span<T> copy)
        where T : unmanaged
    {
        var first = row * _from.Width;
        if (row >= 0 && row + Points <= _from.Height && first + copy.Length <= plane.Length)
            return new(ref Unsafe.AsRef(in plane[first]), _from.Width, 1);
        var (top, bottom) = (Math.Max(0, row), Math.Min(_from.Height, row + Points));
        copy.Clear();
        plane[(top * _from.Width)..(bottom * _from.Width)].CopyTo(copy[((top - row) * _from.Width)..]);
        return new(ref copy[0], _from.Width, 1);
    }

    // A border at every point.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Clear<TLanes, T>(Strided<T> points, int first)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var x = first; x < first + _border.Width; x += TLanes.Count)
        {
            for (var point = 0; point < Points; point++)
                TLanes.Store(default, ref Unsafe.Add(ref points.First, point * points.RowStep), x);
        }
    }
}
