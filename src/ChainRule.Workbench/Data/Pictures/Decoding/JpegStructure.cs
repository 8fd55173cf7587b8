using System.Buffers.Binary;
using ChainRule.Data;

namespace ChainRule.Workbench.Data.Pictures.Decoding;

/// <summary>Checks a JPEG (ITU T.81): its segments to the end mark, and that its scans are long enough for its size.</summary>
internal static class JpegStructure
{
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;
    private const byte Exif = 0xE1;

    // A progressive picture has ten or so. Each costs a pass over the whole picture, however short it is.
    private const int MostScans = 64;

    /// <exception cref="InputException">the file is damaged, cut short or of a rare kind</exception>
    public static PictureHeader Read(byte[] content, string file)
    {
        PictureHeader? header = null;
        var (place, orientation, scans, blocks, scanned) = (2, 1, 0, 0L, 0L);
        while (true)
        {
            var marker = Next(content, ref place, file);
            if (marker == End)
                break;
            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
                continue;
            var segment = Segment(content, place, file);
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                (header, blocks) = Frame(marker, segment, file);
            if (marker == Exif && orientation == 1)
                orientation = ExifOrientation.OfSegment(segment);
            place += 2 + segment.Length;
            if (marker != Scan)
                continue;
            if (++scans > MostScans)
                throw BrokenPicture.Damaged(file, $"byte {place}", $"the picture has more than {MostScans} scans");
            var start = place;
            place = EndOfScan(content, place, file);
            scanned += place - start;
        }

        if (header is null || scans == 0)
            throw BrokenPicture.Damaged(file, null, header is null ? "it does not say the size of its picture" : "it has no picture");

        // The size is refused before the pixels that it demands. A block of 8 by 8 takes a bit at least.
        header = (header with { Orientation = orientation }).Require(content.Length, file);
        return blocks <= 8 * scanned
            ? header
            : throw BrokenPicture.Damaged(file, null, FormattableString.Invariant($"{scanned} bytes are too few for a picture of {header.Width}x{header.Height} pixels"));
    }

    private static (PictureHeader Header, long Blocks) Frame(byte marker, ReadOnlySpan<byte> frame, string file)
    {
        if (marker > 0xC2)
            throw new InputException(file, null, "this JPEG is lossless, hierarchical or coded arithmetically, which is not read", "convert it to PNG");
        if (frame.Length < 6 || frame[5] is not (1 or 3 or 4) || frame.Length < 6 + 3 * frame[5])
            throw BrokenPicture.Damaged(file, null, "its frame does not list one, three or four components");
        if (frame[0] != 8)
            throw new InputException(file, null, $"this JPEG has {frame[0]} bits for each sample, and 8 are read", "convert it to PNG");
        var (height, width, components) = (BinaryPrimitives.ReadUInt16BigEndian(frame[1..]), BinaryPrimitives.ReadUInt16BigEndian(frame[3..]), frame[5]);
        var isProgressive = marker == 0xC2;
        return (new(width, height, components > 1) { CoefficientBytes = isProgressive ? sizeof(short) * components : 0 }, (width + 7L) / 8 * ((height + 7L) / 8));
    }

    // Any number of FF may stand before a mark.
    private static byte Next(byte[] content, ref int place, string file)
    {
        if (place < content.Length && content[place] != 0xFF)
            throw BrokenPicture.Damaged(file, $"byte {place}", "a segment does not begin where the last one ends");
        while (place < content.Length && content[place] == 0xFF)
            place++;
        return place < content.Length ? content[place++] : throw BrokenPicture.CutShort(file, content.Length);
    }

    private static ReadOnlySpan<byte> Segment(byte[] content, int place, string file)
    {
        if (content.Length - place < 2)
            throw BrokenPicture.CutShort(file, content.Length);
        var length = BinaryPrimitives.ReadUInt16BigEndian(content.AsSpan(place));
        if (length < 2)
            throw BrokenPicture.Damaged(file, $"byte {place}", $"a segment has the length {length}");
        return length <= content.Length - place ? content.AsSpan(place + 2, length - 2) : throw BrokenPicture.CutShort(file, content.Length);
    }

    // Within a scan, FF is followed by 0 or by the number of a restart.
    private static int EndOfScan(byte[] content, int place, string file)
    {
        while (content.AsSpan(place).IndexOf((byte)0xFF) is var next and >= 0)
        {
            place += next;
            if (place + 1 < content.Length && content[place + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7)))
                return place;
            place++;
        }

        throw BrokenPicture.CutShort(file, content.Length);
    }
}
