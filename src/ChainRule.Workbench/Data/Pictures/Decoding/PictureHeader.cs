using ChainRule.Data;

namespace ChainRule.Workbench.Data.Pictures.Decoding;

/// <summary>What a file says about its picture, checked before anything is unpacked: the file is as long as its size demands, and not cut short.</summary>
/// <param name="Width">pixels in a row, as they lie in the file</param>
/// <param name="Height">rows, as they lie in the file</param>
/// <param name="IsColour">whether a pixel can be other than grey</param>
internal sealed record PictureHeader(int Width, int Height, bool IsColour)
{
    // A picture of up to 32 MB, such as a screen of 3840 by 2160 pixels, is read from any file; it is held twice for a while. Larger ones may take up to 32 bytes
    // for each of the file, which is more than cameras make of one, and much less than a file that is made to swell.
    private const long AlwaysUnpacked = 32L << 20;
    private const long MostPerByte = 32;

    /// <summary>Whether pixels can be transparent.</summary>
    public bool HasAlpha { get; init; }

    /// <summary>How to turn the picture upright, 1 to 8, as EXIF counts.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary>How many bytes of coefficients are held for each pixel, beside the pixel itself, while the picture is unpacked.</summary>
    public int CoefficientBytes { get; init; }

    /// <summary>The size of the picture when it is turned upright.</summary>
    public (int Width, int Height) UprightSize => Orientation < 5 ? (Width, Height) : (Height, Width);

    /// <summary>Reads and checks the structure of a whole file.</summary>
    /// <param name="content">the file</param>
    /// <param name="file">its name in messages</param>
    /// <param name="unpacks">whether the pixels of a PNG are unpacked to be counted, since its decoder does not miss any</param>
    /// <exception cref="InputException">this is no picture, it is damaged, or it would unpack to far more than its size lets expect</exception>
    public static PictureHeader Read(byte[] content, string file, bool unpacks)
    {
        return PictureKinds.Of(content) switch
        {
            PictureKind.Png => PngStructure.Read(content, file, unpacks),
            PictureKind.Jpeg => JpegStructure.Read(content, file),
            PictureKind.Bmp => BmpStructure.Read(content, file),
            _ => throw new InputException(file, null, content.Length == 0 ? "the file is empty" : "this is no PNG, JPEG or BMP picture", "convert it to PNG, or remove it"),
        };
    }

    /// <summary>Refuses sizes of which memory must not be taken.</summary>
    /// <exception cref="InputException">the picture has no pixels, or far more than such a file can hold</exception>
    public PictureHeader Require(long fileLength, string file)
    {
        if (Width < 1 || Height < 1)
            throw new InputException(file, null, $"the picture is {Width}x{Height}: it has no pixels", "save it again, or remove it");
        var bytes = (Int128)Width * Height * ((HasAlpha ? 4 : IsColour ? 3 : 1) + CoefficientBytes);
        var most = AlwaysUnpacked + MostPerByte * fileLength;
        return bytes <= most
            ? this
            : throw new InputException(file, null, FormattableString.Invariant($"{Width}x{Height} pixels would take {bytes} bytes of memory, and a file of {fileLength} bytes may take {most}"), "save it with fewer pixels, or remove it");
    }
}
