namespace ChainRule.Workbench.Data.Pictures.Decoding;

/// <summary>A picture in memory.</summary>
/// <param name="Channels">1 for grey; 3 for red, green and blue</param>
/// <param name="Pixels">(height, width, channels), from 0 for black to 255</param>
internal sealed record Picture(int Width, int Height, int Channels, byte[] Pixels)
{
    /// <summary>The same in grey: 0.299 red + 0.587 green + 0.114 blue (ITU-R BT.601), which leaves greys as they are.</summary>
    public Picture ToGrey()
    {
        if (Channels == 1)
            return this;
        var grey = new byte[Width * Height];
        for (var i = 0; i < grey.Length; i++)
            grey[i] = (byte)((19595 * Pixels[3 * i] + 38470 * Pixels[3 * i + 1] + 7471 * Pixels[3 * i + 2] + (1 << 15)) >> 16);
        return this with { Channels = 1, Pixels = grey };
    }

    /// <summary>The same with three channels; a grey picture has three equal ones.</summary>
    public Picture ToColour()
    {
        if (Channels == 3)
            return this;
        var colour = new byte[3 * Pixels.Length];
        for (var i = 0; i < colour.Length; i++)
            colour[i] = Pixels[i / 3];
        return this with { Channels = 3, Pixels = colour };
    }

    /// <summary>The part of the picture that begins at a place.</summary>
    public Picture Part(int left, int top, int width, int height)
    {
        var part = new byte[width * height * Channels];
        for (var y = 0; y < height; y++)
            Pixels.AsSpan(((top + y) * Width + left) * Channels, width * Channels).CopyTo(part.AsSpan(y * width * Channels));
        return new(width, height, Channels, part);
    }

    /// <summary>Turned upright, from how a camera was held.</summary>
    /// <param name="orientation">which edge of the picture is the first row, and which the first column, 1 to 8, as EXIF counts</param>
    public Picture Upright(int orientation)
    {
        if (orientation == 1)
            return this;
        var (width, height) = orientation < 5 ? (Width, Height) : (Height, Width);
        var turned = new byte[Pixels.Length];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (fromX, fromY) = orientation switch
                {
                    2 => (Width - 1 - x, y),
                    3 => (Width - 1 - x, Height - 1 - y),
                    4 => (x, Height - 1 - y),
                    5 => (y, x),
                    6 => (y, Height - 1 - x),
                    7 => (Width - 1 - y, Height - 1 - x),
                    _ => (Width - 1 - y, x),
                };
                Pixels.AsSpan((fromY * Width + fromX) * Channels, Channels).CopyTo(turned.AsSpan((y * width + x) * Channels));
            }
        }

        return new(width, height, Channels, turned);
    }
}
