using System.Buffers.Binary;
using System.IO.Compression;
using ChainRule.Data;

namespace ChainRule.Workbench.Reporting.Images;

/// <summary>Writes PNG files (W3C, third edition): a signature, then chunks with their length, name and checksum.</summary>
internal static class PngFile
{
    private const byte BitsPerChannel = 8;
    private const byte RedGreenBlueAlpha = 6;

    /// <summary>The bytes of a file.</summary>
    /// <param name="pixels">red, green, blue and alpha of each, row by row</param>
    /// <param name="width">how many a row has</param>
    public static byte[] Of(ReadOnlySpan<byte> pixels, int width)
    {
        var height = pixels.Length / (4 * width);
        var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n']);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        (header[8], header[9]) = (BitsPerChannel, RedGreenBlueAlpha);
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Compressed(pixels, 4 * width));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    // Before each row stands its filter: 0 for none.
    private static byte[] Compressed(ReadOnlySpan<byte> pixels, int stride)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var row = 0; row < pixels.Length; row += stride)
            {
                zlib.WriteByte(0);
                zlib.Write(pixels.Slice(row, stride));
            }
        }

        return packed.ToArray();
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        byte[] named = [.. name, .. content];
        file.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(named));
        file.Write(number);
    }
}
