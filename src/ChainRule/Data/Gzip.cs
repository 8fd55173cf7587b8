using System.Buffers.Binary;
using System.IO.Compression;

namespace ChainRule.Data;

/// <summary>Decompresses gzip files whole, or refuses them.</summary>
public static class Gzip
{
    private const int TrailerLength = 8;
    private const int ShortestFile = 10 + TrailerLength;

    /// <summary>Whether bytes begin as a gzip file does.</summary>
    public static bool IsCompressed(ReadOnlySpan<byte> content) => content.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);

    /// <summary>How the decompressed content begins: at most <paramref name="count"/> bytes, fewer where there are no more or they are damaged.</summary>
    public static byte[] Start(byte[] content, int count)
    {
        var start = new byte[count];
        var read = 0;
        try
        {
            using var gzip = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
            read = gzip.ReadAtLeast(start, count, throwOnEndOfStream: false);
        }
        catch (InvalidDataException)
        {
        }

        return start[..read];
    }

    /// <summary>The whole content.</summary>
    /// <param name="content">the bytes of a gzip file</param>
    /// <param name="file">its name in messages</param>
    /// <param name="maximumLength">the most bytes that are decompressed</param>
    /// <exception cref="InputException">the content is damaged, cut short, or longer</exception>
    public static byte[] Decompress(byte[] content, string file, long maximumLength)
    {
        maximumLength = Math.Min(maximumLength, Array.MaxLength);
        var plain = new MemoryStream();
        try
        {
            using var gzip = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
            var buffer = new byte[1 << 16];
            for (int read; (read = gzip.Read(buffer)) > 0;)
            {
                if (plain.Length + read > maximumLength)
                    throw new InputException(file, null, FormattableString.Invariant($"decompressed it is longer than the {maximumLength} bytes that it may have"));
                plain.Write(buffer.AsSpan(0, read));
            }
        }
        catch (InvalidDataException fault)
        {
            throw Damaged(file, fault);
        }

        return HasItsTrailer(content, plain) ? plain.ToArray() : throw Damaged(file);
    }

    /// <summary>
    /// GZipStream ends a truncated stream without a word, so the trailer (CRC-32 and length of the plain bytes) is compared
    /// here. It counts those of the last member alone, where a file has several.
    /// </summary>
    private static bool HasItsTrailer(ReadOnlySpan<byte> content, MemoryStream plain)
    {
        if (content.Length < ShortestFile)
            return false;
        var checksum = BinaryPrimitives.ReadUInt32LittleEndian(content[^TrailerLength..]);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(content[^4..]);
        return length <= plain.Length && Crc32.Of(plain.GetBuffer().AsSpan((int)(plain.Length - length), (int)length)) == checksum;
    }

    private static InputException Damaged(string file, Exception? cause = null) =>
        new(file, null, "the gzip stream is cut short or damaged", "fetch or copy the file again", cause);
}
