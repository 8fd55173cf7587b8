using System.Buffers.Binary;

namespace ChainRule.Workbench.Data.Pictures.Decoding;

/// <summary>How a camera was held, from EXIF: a little TIFF file (CIPA DC-008) within the picture's.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;
    private const int EntryLength = 12;

    /// <summary>The orientation in a segment of a JPEG, 1 to 8; 1 (upright) if it says none.</summary>
    public static int OfSegment(ReadOnlySpan<byte> segment) => segment.StartsWith("Exif\0\0"u8) ? Of(segment[6..]) : 1;

    /// <summary>The orientation in EXIF itself, 1 to 8; 1 (upright) if it says none.</summary>
    public static int Of(ReadOnlySpan<byte> tiff)
    {
        var isLittleEndian = tiff.StartsWith("II"u8);
        if (tiff.Length < 8 || (!isLittleEndian && !tiff.StartsWith("MM"u8)))
            return 1;
        var directory = isLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - 2)
            return 1;
        var rest = tiff[(int)directory..];
        var count = Number(rest, isLittleEndian);
        for (rest = rest[2..]; count > 0 && rest.Length >= EntryLength; count--, rest = rest[EntryLength..])
        {
            if (Number(rest, isLittleEndian) == Tag)
                return Number(rest[8..], isLittleEndian) is var orientation and >= 1 and <= 8 ? orientation : 1;
        }

        return 1;
    }

    private static ushort Number(ReadOnlySpan<byte> bytes, bool isLittleEndian) =>
        isLittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
