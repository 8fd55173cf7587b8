namespace ChainRule.Training;

/// <summary>One channel of one picture, row by row, changed in place.</summary>
internal readonly ref struct PixelPlane<T>(Span<T> pixels, int width)
    where T : unmanaged
{
    private readonly Span<T> _pixels = pixels;
    private readonly int _height = pixels.Length / width;

    /// <summary>Moves the picture by less than its size; zeros come in.</summary>
    public void Shift(int down, int right)
    {
        // In this order, every row is read before it is overwritten.
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
        var left = Math.Max(0, -right);
        right = Math.Max(0, right);
        from[left..^right].CopyTo(to[right..^left]);
        to[..right].Clear();
        to[^left..].Clear();
    }

    private Span<T> Row(int y) => _pixels.Slice(y * width, width);
}
