namespace ChainRule.Workbench.Data.Pictures.Decoding;

/// <summary>Pictures made smaller by averaging the area that each pixel covers, and larger by linear interpolation, along each axis by itself.</summary>
internal static class Resampling
{
    /// <summary>The picture in another size. The same bits on every machine: sums are taken in one order.</summary>
    public static Picture ToSize(this Picture picture, int width, int height)
    {
        if ((picture.Width, picture.Height) == (width, height))
            return picture;
        var (across, down) = (new AxisWeights(picture.Width, width), new AxisWeights(picture.Height, height));
        var (channels, row) = (picture.Channels, width * picture.Channels);
        var rows = new float[picture.Height * row];
        for (var y = 0; y < picture.Height; y++)
        {
            for (var i = 0; i < row; i++)
                rows[y * row + i] = across.Mix(i / channels, picture.Pixels.AsSpan(y * picture.Width * channels + i % channels), channels);
        }

        var pixels = new byte[height * row];
        var sums = new float[row];
        for (var y = 0; y < height; y++)
        {
            down.Mix(y, rows, sums);
            for (var i = 0; i < row; i++)
                pixels[y * row + i] = (byte)(sums[i] + 0.5f);
        }

        return new(width, height, channels, pixels);
    }
}
