using System.Buffers.Binary;
using ChainRule.Data;

namespace ChainRule.Workbench.Data.Pictures.Decoding;

/// <summary>Checks a BMP (Windows bitmap): its headers, and that the file is as long as its size demands.</summary>
internal static class BmpStructure
{
    private const int FileHeaderLength = 14;
    private const int OldHeaderLength = 12;
    private const int HeaderLength = 40;

    /// <summary>Whether bytes begin as a BMP does; a text may begin with its two letters, so the length of its header must be known, too.</summary>
    public static bool IsStart(ReadOnlySpan<byte> start) =>
        start.StartsWith("BM"u8) && start.Length >= FileHeaderLength + 4 && BinaryPrimitives.ReadInt32LittleEndian(start[FileHeaderLength..]) is 12 or 40 or 52 or 56 or 64 or 108 or 124;

    /// <exception cref="InputException">the file is damaged or cut short</exception>
    public static PictureHeader Read(byte[] content, string file)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(content.AsSpan(FileHeaderLength));
        if (content.Length < FileHeaderLength + length)
            throw BrokenPicture.Damaged(file, $"byte {content.Length}", "the file ends within its header");
        var header = content.AsSpan(FileHeaderLength, length);
        var isOld = length == OldHeaderLength;
        var (width, height, bits) = isOld
            ? (BinaryPrimitives.ReadUInt16LittleEndian(header[4..]), BinaryPrimitives.ReadUInt16LittleEndian(header[6..]), BinaryPrimitives.ReadUInt16LittleEndian(header[10..]))
            : (BinaryPrimitives.ReadInt32LittleEndian(header[4..]), BinaryPrimitives.ReadInt32LittleEndian(header[8..]), BinaryPrimitives.ReadUInt16LittleEndian(header[14..]));
        if (height == int.MinValue || bits is not (1 or 2 or 4 or 8 or 16 or 24 or 32))
            throw BrokenPicture.Damaged(file, $"byte {FileHeaderLength}", height == int.MinValue ? "it has no height" : $"there is no BMP with {bits} bits for each pixel");

        // Rows of a negative height lie from top to bottom.
        var picture = new PictureHeader(width, Math.Abs(height), bits > 8 || !GreyPalette.Is(content.AsSpan(FileHeaderLength + length), isOld ? 3 : 4, 1 << bits)) { HasAlpha = bits == 32 }
            .Require(content.Length, file);
        var isRunLength = !isOld && BinaryPrimitives.ReadUInt32LittleEndian(header[16..]) is 1 or 2;
        var expected = BinaryPrimitives.ReadUInt32LittleEndian(content.AsSpan(10)) + ((long)width * bits + 31) / 32 * 4 * picture.Height;
        return isRunLength || expected <= content.Length
            ? picture
            : throw BrokenPicture.Damaged(file, null, FormattableString.Invariant($"a picture of {width}x{picture.Height} pixels needs {expected} bytes, but the file has {content.Length}"));
    }
}
