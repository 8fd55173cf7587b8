namespace ChainRule.Training;

/// <summary>One channel of one picture, changed in place.</summary>
/// <param name="pixels">row by row</param>
/// <param name="width">of a row</param>
internal readonly ref struct PixelPlane<T>(Span<T> pixels, int width)
    where T : unmanaged
{
    private readonly Span<T> _pixels = pixels;
    private readonly int _height = pixels.Length / width;

    /// <summary>Moves the picture by less than its size; zeros come in.</summary>
    public void Shift(int down, int right)
    {
        // In this order every row is read before it is written over.
        for (var i = 0; i < _height; i++)
        {
            var y = down > 0 ? _height - 1 - i : i;
            var row = Row(y);
            if (y - down < 0 || y - down >= _height)
                row.Clear();
            else
                Shift(Row(y - down), row, right);
        }
    }

    /// <summary>Mirrors the picture from left to right.</summary>
    public void Flip()
    {
        for (var y = 0; y < _height; y++)
            Row(y).Reverse();
    }

    private static void Shift(Span<T> from, Span<T> to, int right)
    {
        if (right >= 0)
        {
            from[..^right].CopyTo(to[right..]);
            to[..right].Clear();
        }
        else
        {
            from[-right..].CopyTo(to);
            to[^-right..].Clear();
        }
    }

    private Span<T> Row(int y) => _pixels.Slice(y * width, width);
}
