using System.Runtime.CompilerServices;
using ChainRule.Kernels.Products;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Convolutions.Winograds;

/// <summary>
/// Pictures cut into tiles of 4 × 4 places with the 6 × 6 pixels under them, and where their numbers at Winograd's 6 × 6 points lie:
/// (points, tiles, planes). Lanes go over the planes, so that tiles may lie anywhere. The rows of tiles of all pictures follow one another.
/// </summary>
/// <remarks>For each place of the window, the pixels under it; turned, for each pixel the places at which a tap lies on it.</remarks>
internal readonly struct WinogradTiles(Window2d window, Size2d picture, bool isTurned = false)
{
    /// <summary>Points of a tile, and of one of its sides.</summary>
    public const int Points = Side * Side;
    public const int Side = 6;

    /// <summary>Places of a tile's side.</summary>
    public const int Step = 4;

    /// <summary>The size of a plane of sums.</summary>
    public Size2d Places { get; } = isTurned ? picture : window.Places(picture);

    /// <summary>How many pixels the first tile reaches beyond the first pixel.</summary>
    public Size2d Border { get; } =
        isTurned ? new(window.Kernel.Height - 1 - window.Padding.Height, window.Kernel.Width - 1 - window.Padding.Width) : window.Padding;

    /// <summary>Rows of tiles in a picture.</summary>
    public int Down => (Places.Height + Step - 1) / Step;

    /// <summary>Tiles of a row.</summary>
    public int Across => (Places.Width + Step - 1) / Step;

    /// <summary>Elements from a tile or an input to the next: the planes in whole cache lines.</summary>
    public static int Pitch<T>(int planes)
    {
        var line = Simd.CacheLine / Unsafe.SizeOf<T>();
        return (planes + line - 1) / line * line;
    }

    /// <summary>Elements from a point to the next: one line more than its own, so that points do not all share the same lines of the first cache.</summary>
    public static int PointStep<T>(int elements) => elements + Simd.CacheLine / Unsafe.SizeOf<T>();

    /// <summary>The rows of tiles of one picture within a range: the picture, and which of its rows.</summary>
    public (int Picture, Stretch Rows) Next(int row, int end)
    {
        var (picture, first) = Math.DivRem(row, Down);
        return (picture, new(first, Math.Min(end - row, Down - first)));
    }

    /// <summary>The places of a plane in some rows of tiles.</summary>
    public Stretch PlacesOf(Stretch rows)
    {
        var (top, bottom) = (rows.Start * Step, Math.Min(Places.Height, rows.End * Step));
        return new(top * Places.Width, (bottom - top) * Places.Width);
    }

    /// <summary>Starting at a line of the points, a row of tiles and a plane.</summary>
    public Strided<T> At<T>(Strided<T> points, int line, int row, int plane) =>
        new(ref Unsafe.Add(ref points.First, line * Side * points.RowStep + row * Across * points.ColumnStep + plane), points.RowStep, points.ColumnStep);
}
