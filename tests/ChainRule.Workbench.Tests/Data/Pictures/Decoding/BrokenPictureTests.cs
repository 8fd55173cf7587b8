using System.Buffers.Binary;
using System.Diagnostics;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Workbench.Data.Pictures.Decoding;

namespace ChainRule.Workbench.Tests.Data.Pictures.Decoding;

public sealed class BrokenPictureTests
{
    private const string Remedy = "; fetch or save the picture again, remove it, or leave broken pictures out with --skip-broken";

    [Theory]
    [InlineData("rgb.png")]
    [InlineData("progressive.jpg")]
    [InlineData("grey.jpg")]
    [InlineData("rgb.bmp")]
    public void A_picture_that_is_cut_short_is_refused_wherever_it_is_cut(string name)
    {
        var whole = InputFile.ReadAllBytes(Path.Combine(Fixtures.Pictures, name));
        for (var length = 0; length < whole.Length - 1; length += 7)
            Assert.StartsWith("x: ", Refusal(whole[..length]).Replace($", byte {length}", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(46, 17, "a picture of 46x17 pixels has 2363 bytes, but 1190 can be unpacked" + Remedy)]
    [InlineData(0, 17, "the picture is 0x17: it has no pixels; save it again, or remove it")]
    [InlineData(-5, 17, "the picture is -5x17: it has no pixels; save it again, or remove it")]
    [InlineData(100_000, 100_000, "100000x100000 pixels would take 30000000000 bytes of memory, and a file of {0} bytes may take {1}; save it with fewer pixels, or remove it")]
    public void A_png_that_lies_about_its_size_is_refused(int width, int height, string refusal)
    {
        var file = InputFile.ReadAllBytes(Path.Combine(Fixtures.Pictures, "rgb.png"));
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(29), Crc32.Of(file.AsSpan(12, 17)));
        Assert.Equal("x: " + string.Format(null, refusal, file.Length, (32 << 20) + 32 * file.Length), Refusal(file));
    }

    [Fact]
    public void A_picture_that_swells_is_refused_before_it_does()
    {
        var bomb = Png.Encode(new byte[6000 * 6000], 6000, 6000, 1);
        var (clock, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
        Assert.StartsWith("x: 6000x6000 pixels would take 36000000 bytes of memory, ", Refusal(bomb), StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 2);
    }

    [Theory]
    [InlineData(2000, "{0} bytes are too few for a picture of 2000x2000 pixels" + Remedy)]
    [InlineData(65535, "65535x65535 pixels would take 12884508675 bytes of memory, ")]
    public void A_jpeg_that_lies_about_its_size_is_refused(int size, string refusal)
    {
        var file = InputFile.ReadAllBytes(Path.Combine(Fixtures.Pictures, "rgb.jpg"));
        var frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 5;
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame), (ushort)size);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 2), (ushort)size);
        var scan = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        Assert.StartsWith("x: " + string.Format(null, refusal, file.Length - scan - 16), Refusal(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bmp_that_lies_about_its_size_is_refused()
    {
        var file = InputFile.ReadAllBytes(Path.Combine(Fixtures.Pictures, "rgb.bmp"));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), 18);
        Assert.Equal($"x: a picture of 23x18 pixels needs {file.Length + 72} bytes, but the file has {file.Length}" + Remedy, Refusal(file));
    }

    [Theory]
    [InlineData(new byte[0], "the file is empty; convert it to PNG, or remove it")]
    [InlineData(new byte[] { 1, 2, 3 }, "this is no PNG, JPEG or BMP picture; convert it to PNG, or remove it")]
    public void Another_file_is_refused(byte[] content, string refusal) => Assert.Equal("x: " + refusal, Refusal(content));

    [Fact]
    public void Damaged_pixels_are_refused()
    {
        var file = InputFile.ReadAllBytes(Path.Combine(Fixtures.Pictures, "rgb.png"));
        file[^20] ^= 0xFF;
        Assert.EndsWith(Remedy, Refusal(file), StringComparison.Ordinal);
    }

    private static string Refusal(byte[] content) => Assert.Throws<InputException>(() => PictureDecoder.Decode(content, "x")).Message;
}
