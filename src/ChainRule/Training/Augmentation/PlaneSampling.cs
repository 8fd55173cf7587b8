using System.Numerics;

namespace ChainRule.Training;

/// <summary>Takes the pixels of one channel from other places: between four pixels by linear interpolation, and zero from outside the picture.</summary>
internal static class PlaneSampling
{
    /// <param name="from">row by row</param>
    /// <param name="to">as large</param>
    /// <param name="width">of both</param>
    /// <param name="map">where each pixel of <paramref name="to"/> is taken from</param>
    public static void Apply<T>(ReadOnlySpan<T> from, Span<T> to, int width, PlaceMap map)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var y = 0; y < to.Length / width; y++)
        {
            var row = to.Slice(y * width, width);
            if (map.IsOfWholeRows)
                Move(from, row, y + (int)map.Y, (int)map.X, map.XX < 0);
            else
                Sample(from, row, map.XY * y + map.X, map.YY * y + map.Y, map);
        }
    }

    private static void Move<T>(ReadOnlySpan<T> from, Span<T> row, int sourceRow, int start, bool isMirrored)
        where T : unmanaged
    {
        row.Clear();
        if (sourceRow < 0 || sourceRow >= from.Length / row.Length)
            return;

        // Mirrored: row[x] = source[start − x], the reverse of what is moved by width − 1 − start.
        var right = isMirrored ? row.Length - 1 - start : -start;
        if (Math.Abs(right) >= row.Length)
            return;
        var source = from.Slice(sourceRow * row.Length, row.Length);
        source[Math.Max(0, -right)..Math.Min(row.Length, row.Length - right)].CopyTo(row[Math.Max(0, right)..]);
        if (isMirrored)
            row.Reverse();
    }

    private static void Sample<T>(ReadOnlySpan<T> from, Span<T> row, double x0, double y0, PlaceMap map)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (width, height) = (row.Length, from.Length / row.Length);
        for (var i = 0; i < width; i++)
        {
            var (x, y) = (map.XX * i + x0, map.YX * i + y0);

            // A pixel is a square: half of one lies beyond the middles of the outermost.
            if (!(x >= -0.5 && x <= width - 0.5 && y >= -0.5 && y <= height - 0.5))
            {
                row[i] = T.Zero;
                continue;
            }

            (x, y) = (Math.Clamp(x, 0, width - 1), Math.Clamp(y, 0, height - 1));
            var (left, top) = ((int)x, (int)y);
            var (right, below) = (Math.Min(left + 1, width - 1), Math.Min(top + 1, height - 1));
            var (across, down) = (T.CreateTruncating(x - left), T.CreateTruncating(y - top));
            var above = Between(from[top * width + left], from[top * width + right], across);
            row[i] = Between(above, Between(from[below * width + left], from[below * width + right], across), down);
        }
    }

    private static T Between<T>(T first, T second, T share)
        where T : INumber<T> =>
        first + (second - first) * share;
}
