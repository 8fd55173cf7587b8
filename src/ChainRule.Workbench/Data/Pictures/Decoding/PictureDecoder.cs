using ChainRule.Data;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace ChainRule.Workbench.Data.Pictures.Decoding;

/// <summary>Unpacks pictures: turned upright as EXIF says, and over white where they are transparent.</summary>
internal static class PictureDecoder
{
    // Formats that are not read are not registered, so their decoders never run. A picture is decoded by one thread, since pictures are decoded side by side.
    private static readonly Configuration Formats = new(new PngConfigurationModule(), new JpegConfigurationModule(), new BmpConfigurationModule()) { MaxDegreeOfParallelism = 1 };

    /// <summary>The picture in a file.</summary>
    /// <param name="content">the file</param>
    /// <param name="file">its name in messages</param>
    /// <exception cref="InputException">this is no picture, or it is damaged</exception>
    public static Picture Decode(byte[] content, string file) => Decode(content, file, out _);

    /// <inheritdoc cref="Decode(byte[], string)"/>
    /// <param name="content">the file</param>
    /// <param name="file">its name in messages</param>
    /// <param name="header">what the file says about the picture</param>
    public static Picture Decode(byte[] content, string file, out PictureHeader header)
    {
        header = PictureHeader.Read(content, file, unpacks: true);
        try
        {
            return Unpack(content, header).Upright(header.Orientation);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // What its decoder meets in a damaged file it does not always expect: it also divides by 0 and leaves arrays.
            throw BrokenPicture.Damaged(file, null, "the picture is damaged", fault);
        }
    }

    private static Picture Unpack(byte[] content, PictureHeader header)
    {
        if (header.HasAlpha)
            return OverWhite(Pixels<Rgba32>(content, header, 4), header);
        return header.IsColour
            ? new(header.Width, header.Height, 3, Pixels<Rgb24>(content, header, 3))
            : new(header.Width, header.Height, 1, Pixels<L8>(content, header, 1));
    }

    private static byte[] Pixels<TPixel>(byte[] content, PictureHeader header, int channels)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using var image = Image.Load<TPixel>(Formats, content);
        if (image.Width != header.Width || image.Height != header.Height)
            throw new InvalidDataException("Its size is not that of its header.");
        var pixels = new byte[header.Width * header.Height * channels];
        image.CopyPixelDataTo(pixels);
        return pixels;
    }

    private static Picture OverWhite(byte[] pixels, PictureHeader header)
    {
        var channels = header.IsColour ? 3 : 1;
        var shown = new byte[header.Width * header.Height * channels];
        for (var i = 0; i < shown.Length; i++)
        {
            var (place, alpha) = (i / channels * 4, pixels[i / channels * 4 + 3]);
            shown[i] = (byte)((pixels[place + i % channels] * alpha + 255 * (255 - alpha) + 127) / 255);
        }

        return new(header.Width, header.Height, channels, shown);
    }
}
