using System.Buffers.Binary;
using System.IO.Compression;

namespace ChainRule.Data;

/// <summary>Decompresses whole gzip files, or refuses them.</summary>
public static class Gzip
{
    private const int TrailerLength = 8;
    private const int ShortestFile = 10 + TrailerLength;
    private const int Least = 1 << 16;

    /// <summary>How many bytes one can stand for at most: deflate makes 258 of 2 bits.</summary>
    internal const long MostCompression = 1032;

    /// <summary>Whether bytes begin as a gzip file does.</summary>
    public static bool IsCompressed(ReadOnlySpan<byte> content) => content.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);

    /// <summary>The first <paramref name="count"/> bytes of the decompressed content; fewer if there are no more, or they are damaged.</summary>
    public static byte[] Start(byte[] content, int count)
    {
        var plain = new byte[count];
        Read(content, ref plain, count, out var length);
        return plain[..length];
    }

    /// <summary>The whole decompressed content; <paramref name="file"/> is the file's name in messages.</summary>
    /// <exception cref="InputException">the content is damaged, cut short, or longer than <paramref name="maximumLength"/> bytes</exception>
    public static byte[] Decompress(byte[] content, string file, long maximumLength)
    {
        maximumLength = Math.Min(maximumLength, Array.MaxLength - 1);

        // The last bytes tell the length of what is, as a rule, the only part: no more memory is taken than that needs.
        var told = content.Length < ShortestFile ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(content.AsSpan(content.Length - 4));
        var plain = new byte[Math.Min(Math.Min(told, MostCompression * content.Length), maximumLength)];
        var fault = Read(content, ref plain, maximumLength + 1, out var length);
        if (length > maximumLength)
            throw new InputException(file, null, FormattableString.Invariant($"when decompressed, it is longer than the maximum of {maximumLength} bytes"));
        if (fault is not null || !HasItsTrailer(content, plain.AsSpan(0, length)))
            throw new InputException(file, null, "the gzip stream is cut short or damaged", "fetch or copy the file again", fault);
        Array.Resize(ref plain, length);
        return plain;
    }

    private static InvalidDataException? Read(byte[] content, ref byte[] plain, long most, out int length)
    {
        length = 0;
        try
        {
            using var gzip = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
            while (length < most)
            {
                var read = gzip.Read(plain, length, plain.Length - length);
                length += read;
                if (read > 0)
                    continue;
                if (length < plain.Length || gzip.ReadByte() is not (>= 0 and var next))
                    break;
                Array.Resize(ref plain, (int)Math.Min(most, Math.Max(Least, 2L * length)));
                plain[length++] = (byte)next;
            }

            return null;
        }
        catch (InvalidDataException fault)
        {
            return fault;
        }
    }

    // GZipStream does not report a truncated stream, so the trailer (CRC-32 and length of the plain bytes) is compared here. If a file has several
    // members, the trailer is that of the last one.
    private static bool HasItsTrailer(ReadOnlySpan<byte> content, ReadOnlySpan<byte> plain)
    {
        if (content.Length < ShortestFile)
            return false;
        var checksum = BinaryPrimitives.ReadUInt32LittleEndian(content[^TrailerLength..]);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(content[^4..]);
        return length <= plain.Length && Crc32.Of(plain[(plain.Length - (int)length)..]) == checksum;
    }
}
