using System.Buffers.Binary;
using System.IO.Compression;

namespace ChainRule.Data;

/// <summary>Decompresses gzip files whole, or refuses them.</summary>
internal static class Gzip
{
    private const int TrailerLength = 8;
    private const int ShortestFile = 10 + TrailerLength;

    public static bool IsCompressed(ReadOnlySpan<byte> content) => content.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);

    /// <exception cref="InputException">the content is damaged, cut short, or followed by something else</exception>
    public static byte[] Decompress(byte[] content, string file)
    {
        var plain = new MemoryStream();
        try
        {
            using var gzip = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
            var buffer = new byte[1 << 16];
            for (int read; (read = gzip.Read(buffer)) > 0;)
            {
                if (plain.Length + read > Array.MaxLength)
                    throw new InputException(file, null, FormattableString.Invariant($"more than {Array.MaxLength} bytes when decompressed"));
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
