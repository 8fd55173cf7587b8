using ChainRule.Data;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace ChainRule.Workbench.Data.Pictures.Decoding;

/// <summary>Unpacks pictures: turned upright as EXIF says, and over white where they are transparent.</summary>
internal static class PictureDecoder
{
    // A picture is decoded by one thread, since pictures are decoded side by side. What else their files hold is not read, but for colours and pixels.
    private static readonly Configuration OneThread = new() { MaxDegreeOfParallelism = 1 };
    private static readonly PngDecoder Png = new() { IgnoreMetadata = true };
    private static readonly JpegDecoder Jpeg = new() { IgnoreMetadata = true };
    private static readonly BmpDecoder Bmp = new();

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
            return OverWhite(content, header);
        return header.IsColour
            ? new(header.Width, header.Height, 3, Pixels<Rgb24>(content, header, 3))
            : new(header.Width, header.Height, 1, Pixels<L8>(content, header, 1));
    }

    private static byte[] Pixels<TPixel>(byte[] content, PictureHeader header, int channels)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using var image = Load<TPixel>(content, header);
        var pixels = new byte[header.Width * header.Height * channels];
        image.CopyPixelDataTo(pixels);
        return pixels;
    }

    private static Picture OverWhite(byte[] content, PictureHeader header)
    {
        using var image = Load<Rgba32>(content, header);
        var channels = header.IsColour ? 3 : 1;
        var shown = new byte[header.Width * header.Height * channels];
        image.ProcessPixelRows(rows =>
        {
            for (var (y, place) = (0, 0); y < rows.Height; y++)
            {
                foreach (var pixel in rows.GetRowSpan(y))
                {
                    shown[place++] = OverWhite(pixel.R, pixel.A);
                    if (channels == 1)
                        continue;
                    shown[place++] = OverWhite(pixel.G, pixel.A);
                    shown[place++] = OverWhite(pixel.B, pixel.A);
                }
            }
        });
        return new(header.Width, header.Height, channels, shown);
    }

    private static byte OverWhite(byte value, byte alpha) => (byte)((value * alpha + 255 * (255 - alpha) + 127) / 255);

    private static Image<TPixel> Load<TPixel>(byte[] content, PictureHeader header)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        IImageDecoder decoder = PictureKinds.Of(content) switch { PictureKind.Png => Png, PictureKind.Jpeg => Jpeg, _ => Bmp };
        var image = Image.Load<TPixel>(OneThread, content, decoder);
        return image.Width == header.Width && image.Height == header.Height ? image : throw new InvalidDataException("Its size is not that of its header.");
    }
}
