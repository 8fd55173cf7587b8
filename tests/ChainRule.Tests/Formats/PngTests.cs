using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ChainRule.Formats;

namespace ChainRule.Tests.Formats;

public sealed class PngTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    [InlineData(4, 6)]
    public void A_picture_is_read_back(int channels, byte kind)
    {
        byte[] pixels = [.. Enumerable.Range(0, 5 * 4 * channels).Select(i => (byte)(i * 37))];
        var chunks = Chunks(Png.Encode(pixels, width: 5, height: 4, channels));
        Assert.Equal(["IHDR", "IDAT", "IEND"], chunks.Select(chunk => chunk.Name));
        Assert.Equal([0, 0, 0, 5, 0, 0, 0, 4, 8, kind, 0, 0, 0], chunks[0].Data);
        Assert.Empty(chunks[2].Data);

        using var rows = new ZLibStream(new MemoryStream(chunks[1].Data), CompressionMode.Decompress);
        var row = new byte[1 + 5 * channels];
        for (var y = 0; y < 4; y++)
        {
            rows.ReadExactly(row);
            Assert.Equal([0, .. pixels.AsSpan(y * 5 * channels, 5 * channels)], row);
        }

        Assert.Equal(-1, rows.ReadByte());
    }

    [Fact]
    public void Checksums_are_those_of_the_standard() =>
        Assert.Equal([0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82], Png.Encode([7], 1, 1, 1)[^12..]);

    [Theory]
    [InlineData(6, 2, 2, 1)]
    [InlineData(8, 2, 2, 2)]
    [InlineData(0, 0, 2, 1)]
    [InlineData(0, 2, 0, 1)]
    public void What_is_no_picture_is_refused(int bytes, int width, int height, int channels)
    {
        var fault = Assert.Throws<ArgumentException>(() => Png.Encode(new byte[bytes], width, height, channels));
        Assert.StartsWith($"{bytes} bytes are not a picture of {width} by {height} pixels with {channels} channels", fault.Message, StringComparison.Ordinal);
    }

    private static List<(string Name, byte[] Data)> Chunks(ReadOnlySpan<byte> file)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8].ToArray());
        var chunks = new List<(string, byte[])>();
        for (file = file[8..]; !file.IsEmpty; file = file[(12 + chunks[^1].Item2.Length)..])
            chunks.Add((Encoding.ASCII.GetString(file.Slice(4, 4)), file.Slice(8, BinaryPrimitives.ReadInt32BigEndian(file)).ToArray()));
        return chunks;
    }
}
