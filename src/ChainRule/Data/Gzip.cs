using System.Buffers.Binary;
using System.IO.Compression;

namespace ChainRule.Data;

/// <summary>Decompresses whole gzip files, or refuses them.</summary>
public static class Gzip
{
    private const int TrailerLength = 8;
    private const int ShortestFile = 10 + TrailerLength;

    /// <summary>Whether bytes begin as a gzip file does.</summary>
    public static bool IsCompressed(ReadOnlySpan<byte> content) => content.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);

    /// <summary>The first <paramref name="count"/> bytes of the decompressed content; fewer if there are no more, or they are damaged.</summary>
    public static byte[] Start(byte[] content, int count) => Read(content, count).Plain.ToArray();

    /// <summary>The whole decompressed content; <paramref name="file"/> is the file's name in messages.</summary>
    /// <exception cref="InputException">the content is damaged, cut short, or longer than <paramref name="maximumLength"/> bytes</exception>
    public static byte[] Decompress(byte[] content, string file, long maximumLength)
    {
        maximumLength = Math.Min(maximumLength, Array.MaxLength - 1);
        var (plain, fault) = Read(content, maximumLength + 1);
        if (plain.Length > maximumLength)
            throw new InputException(file, null, FormattableString.Invariant($"when decompressed, it is longer than the maximum of {maximumLength} bytes"));
        return fault is null && HasItsTrailer(content, plain)
            ? plain.ToArray()
            : throw new InputException(file, null, "the gzip stream is cut short or damaged", "fetch or copy the file again", fault);
    }

    private static (MemoryStream Plain, InvalidDataException? Fault) Read(byte[] content, long most)
    {
        var plain = new MemoryStream();
        try
        {
            using var gzip = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
            var buffer = new byte[1 << 16];
            for (int read; (read = gzip.Read(buffer, 0, (int)Math.Min(buffer.Length, most - plain.Length))) > 0;)
                plain.Write(buffer, 0, read);
            return (plain, null);
        }
        catch (InvalidDataException fault)
        {
            return (plain, fault);
        }
    }

    // GZipStream does not report a truncated stream, so the trailer (CRC-32 and length of the plain bytes) is compared here. If a file has several
    // members, the trailer is that of the last one.
    private static bool HasItsTrailer(ReadOnlySpan<byte> content, MemoryStream plain)
    {
        if (content.Length < ShortestFile)
            return false;
        var checksum = BinaryPrimitives.ReadUInt32LittleEndian(content[^TrailerLength..]);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(content[^4..]);
        return length <= plain.Length && Crc32.Of(plain.GetBuffer().AsSpan((int)(plain.Length - length), (int)length)) == checksum;
    }
}
