using System.Buffers.Binary;
using System.IO.Compression;
using ChainRule.Data;
using ChainRule.Workbench.Reporting.Images;

namespace ChainRule.Workbench.Tests.Reporting.Images;

public sealed class PngFileTests
{
    [Fact]
    public void A_file_holds_its_size_and_its_pixels_in_chunks_with_right_checksums()
    {
        byte[] pixels = [.. Enumerable.Range(0, 3 * 2 * 4).Select(i => (byte)(i * 11))];
        var file = PngFile.Of(pixels, width: 3);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        var chunks = new Dictionary<string, byte[]>();
        for (var place = 8; place < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(place));
            var named = file.AsSpan(place + 4, 4 + length);
            Assert.Equal(Crc32.Of(named), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(place + 8 + length)));
            chunks.Add(System.Text.Encoding.ASCII.GetString(named[..4]), named[4..].ToArray());
            place += 12 + length;
        }

        Assert.Equal(["IHDR", "IDAT", "IEND"], chunks.Keys);
        Assert.Equal([0, 0, 0, 3, 0, 0, 0, 2, 8, 6, 0, 0, 0], chunks["IHDR"]);
        using var zlib = new ZLibStream(new MemoryStream(chunks["IDAT"]), CompressionMode.Decompress);
        var rows = new MemoryStream();
        zlib.CopyTo(rows);
        Assert.Equal([0, .. pixels[..12], 0, .. pixels[12..]], rows.ToArray());
    }
}
