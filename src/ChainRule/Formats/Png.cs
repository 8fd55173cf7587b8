using System.Buffers.Binary;
using System.IO.Compression;
using ChainRule.Data;

namespace ChainRule.Formats;

/// <summary>Pictures as PNG (ISO/IEC 15948), in grey or in colour, with or without transparency.</summary>
public static class Png
{
    private const int BitDepth = 8;
    private const byte Grey = 0;
    private const byte Colour = 2;
    private const byte ColourAndAlpha = 6;

    /// <summary>The file of a picture.</summary>
    /// <param name="pixels">(height, width, channels), from 0 for black to 255</param>
    /// <param name="width">pixels in a row, at least 1</param>
    /// <param name="height">rows, at least 1</param>
    /// <param name="channels">1 for grey; 3 for red, green and blue; 4 for these and alpha, from 0 for what is not seen</param>
    /// <exception cref="ArgumentException">there are more or fewer pixels, or another number of channels</exception>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int width, int height, int channels)
    {
        if (channels is not (1 or 3 or 4) || width < 1 || height < 1 || pixels.Length != (long)width * height * channels)
            throw new ArgumentException($"{pixels.Length} bytes are not a picture of {width} by {height} pixels with {channels} channels; there must be 1 channel, 3 or 4.", nameof(pixels));
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n']);
        WriteChunk(file, "IHDR"u8, [.. BigEndian(width), .. BigEndian(height), BitDepth, channels == 1 ? Grey : channels == 3 ? Colour : ColourAndAlpha, 0, 0, 0]);
        WriteChunk(file, "IDAT"u8, Compress(pixels, width * channels));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    // Before each row stands the number of its filter: 0, since rows are written as they are.
    private static byte[] Compress(ReadOnlySpan<byte> pixels, int row)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal))
        {
            for (var start = 0; start < pixels.Length; start += row)
            {
                zlib.WriteByte(0);
                zlib.Write(pixels.Slice(start, row));
            }
        }

        return compressed.ToArray();
    }

    // The length of the data, the name, the data, the checksum of both.
    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        byte[] named = [.. name, .. data];
        file.Write(BigEndian(data.Length));
        file.Write(named);
        file.Write(BigEndian((int)Crc32.Of(named)));
    }

    private static byte[] BigEndian(int number)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }
}
