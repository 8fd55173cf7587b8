using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using ChainRule.Data;

namespace ChainRule.Workbench.Data.Pictures.Decoding;

/// <summary>Checks a PNG (ISO/IEC 15948): its chunks to the last, and that its pixels unpack to as many bytes as its size demands.</summary>
internal static class PngStructure
{
    private const int SignatureLength = 8;

    // Where the seven passes of an interlaced picture begin, and how far apart their pixels are.
    private static readonly (int X, int Y, int StepX, int StepY)[] Passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <param name="content">the file</param>
    /// <param name="file">its name in messages</param>
    /// <param name="unpacks">whether the pixels are counted</param>
    /// <exception cref="InputException">the file is damaged, cut short or of another size than it says</exception>
    public static PictureHeader Read(byte[] content, string file, bool unpacks)
    {
        using var compressed = new MemoryStream();
        ReadOnlySpan<byte> size = default, palette = default;
        var (place, isTransparent, orientation) = (SignatureLength, false, 1);
        for (var isLast = false; !isLast;)
        {
            if (content.Length - place < 12 || BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(place)) is var length && length > content.Length - place - 12)
                throw BrokenPicture.CutShort(file, content.Length);
            var data = content.AsSpan(place + 8, (int)length);
            switch (content.AsSpan(place + 4, 4))
            {
                case [(byte)'I', (byte)'H', (byte)'D', (byte)'R'] when data.Length >= 13 && place == SignatureLength:
                    size = data;
                    break;
                case [(byte)'P', (byte)'L', (byte)'T', (byte)'E']:
                    palette = data;
                    break;
                case [(byte)'t', (byte)'R', (byte)'N', (byte)'S']:
                    isTransparent = true;
                    break;
                case [(byte)'e', (byte)'X', (byte)'I', (byte)'f']:
                    orientation = ExifOrientation.Of(data);
                    break;
                case [(byte)'I', (byte)'D', (byte)'A', (byte)'T']:
                    compressed.Write(data);
                    break;
                case [(byte)'I', (byte)'E', (byte)'N', (byte)'D']:
                    isLast = true;
                    break;
            }

            place += 12 + (int)length;
        }

        if (size.IsEmpty)
            throw BrokenPicture.Damaged(file, "byte 8", "its first chunk is not IHDR, which says the size of the picture");
        var (depth, type, isInterlaced) = (size[8], size[9], size[12] != 0);
        if (Samples(type) is not { } samples || depth is not (1 or 2 or 4 or 8 or 16))
            throw BrokenPicture.Damaged(file, "byte 24", $"there is no PNG of colour type {type} with {depth} bits");
        var header = new PictureHeader(BinaryPrimitives.ReadInt32BigEndian(size), BinaryPrimitives.ReadInt32BigEndian(size[4..]), type is 2 or 6 || (type == 3 && !GreyPalette.Is(palette, entry: 3, palette.Length / 3)))
        {
            HasAlpha = type is 4 or 6 || isTransparent,
            Orientation = orientation,
        }.Require(content.Length, file);
        if (!unpacks)
            return header;
        var expected = Length(header.Width, header.Height, depth * samples, isInterlaced);
        var unpacked = Unpacked(compressed, expected);
        return unpacked == expected
            ? header
            : throw BrokenPicture.Damaged(file, null, FormattableString.Invariant($"a picture of {header.Width}x{header.Height} pixels has {expected} bytes, but {unpacked} can be unpacked"));
    }

    private static int? Samples(byte type) => type switch { 0 or 3 => 1, 4 => 2, 2 => 3, 6 => 4, _ => null };

    // Before each row of a pass stands the number of its filter.
    private static long Length(int width, int height, int bits, bool isInterlaced)
    {
        return isInterlaced
            ? Passes.Sum(pass => OfPass(Along(width, pass.X, pass.StepX), Along(height, pass.Y, pass.StepY)))
            : OfPass(width, height);

        long OfPass(long across, long down) => across <= 0 ? 0 : Math.Max(0, down) * (1 + (across * bits + 7) / 8);
    }

    private static int Along(int size, int first, int step) => (size - first + step - 1) / step;

    // No more than expected: the rest may never end.
    private static long Unpacked(MemoryStream compressed, long expected)
    {
        compressed.Position = 0;
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 15);
        var count = 0L;
        try
        {
            using var zlib = new ZLibStream(compressed, CompressionMode.Decompress);
            for (int read; count < expected && (read = zlib.Read(buffer, 0, (int)Math.Min(buffer.Length, expected - count))) > 0;)
                count += read;
        }
        catch (InvalidDataException)
        {
            // What was unpacked before is counted.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return count;
    }
}
