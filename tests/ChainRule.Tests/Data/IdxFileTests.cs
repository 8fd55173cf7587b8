using System.Buffers.Binary;
using ChainRule.Data;
using ChainRule.Tensors;
using FsCheck;
using FsCheck.Fluent;

namespace ChainRule.Tests.Data;

public class IdxFileTests
{
    private static readonly byte[] Grid = IdxBytes.Of([1, 2, 3, 4, 5, 6], 2, 3);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reads_what_was_written_plain_or_gzip(bool compressed)
    {
        var file = IdxFile.Parse(compressed ? IdxBytes.Compressed(Grid) : Grid, "x");
        Assert.Equal(new Shape(2, 3), file.Shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], file.Elements.ToArray());
    }

    [Fact]
    public void What_could_not_be_read_is_not_made() =>
        Assert.Equal("An IDX file has 1 to 255 dimensions, not 0.", Assert.Throws<ShapeException>(() => new IdxFile([1], Shape.Scalar)).Message);

    [Fact]
    public void Reads_several_gzip_members_as_one() =>
        Assert.Equal([1, 2, 3, 4, 5, 6], IdxFile.Parse([.. IdxBytes.Compressed(Grid[..9]), .. IdxBytes.Compressed(Grid[9..])], "x").Elements.ToArray());

    [Theory]
    [InlineData(0x09, new byte[] { 0xFE }, -2)]
    [InlineData(0x0B, new byte[] { 0xFF, 0xFE }, -2)]
    [InlineData(0x0C, new byte[] { 0, 0, 1, 0 }, 256)]
    [InlineData(0x0D, new byte[] { 0x3F, 0xC0, 0, 0 }, 1.5)]
    [InlineData(0x0E, new byte[] { 0x3F, 0xF8, 0, 0, 0, 0, 0, 0 }, 1.5)]
    public void Reads_every_element_type(byte type, byte[] element, double value) =>
        Assert.Equal(value, IdxFile.Parse([0, 0, type, 1, 0, 0, 0, 1, .. element], "x").Value(0));

    [Fact]
    public void Another_magic_number_is_refused() =>
        Refuses([0x89, 0x50, 0x4E, 0x47, 0], "x.idx, byte 0: this is not an IDX file: it starts with \"89 50 4E 47\"; an IDX file starts with 00 00, an element type (08, 09, 0B, 0C, 0D or 0E) and the number of dimensions");

    [Fact]
    public void An_empty_file_is_refused() =>
        Refuses([], "x.idx: the file is empty");

    [Fact]
    public void Sizes_cut_short_are_refused() => Refuses(Grid[..9], "x.idx, byte 4: the file ends within the sizes of its 2 dimensions");

    [Fact]
    public void Elements_cut_short_are_refused() => Refuses(Grid[..^1], "x.idx: the file is cut short: it has 17 bytes, but a grid of [2, 3] needs 18");

    [Fact]
    public void Bytes_after_the_last_element_are_refused() => Refuses([.. Grid, 0], "x.idx: the file is too long: it has 19 bytes, but a grid of [2, 3] needs 18");

    [Theory]
    [InlineData(new uint[] { 4294967295, 4294967295, 4294967295 }, "[4294967295, 4294967295, 4294967295]")]
    [InlineData(new uint[] { 65536, 65536, 65536, 65536 }, "[65536, 65536, 65536, 65536]")]
    [InlineData(new uint[] { 20000, 20000, 0 }, "[20000, 20000, 0]")]
    [InlineData(new uint[] { 0, 4294967295 }, "[0, 4294967295]")]
    public void Sizes_whose_product_overflows_are_refused(uint[] sizes, string shown)
    {
        var content = new byte[4 + 4 * sizes.Length];
        (content[2], content[3]) = (8, (byte)sizes.Length);
        for (var i = 0; i < sizes.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(content.AsSpan(4 + 4 * i), sizes[i]);
        Refuses(content, $"x.idx, byte 4: a grid of {shown} has more elements than the {Shape.MaximumCount} that a tensor can hold");
    }

    [Fact]
    public void Every_truncation_of_a_gzip_is_refused()
    {
        var compressed = IdxBytes.Compressed(IdxBytes.Of(new byte[3000], 3000));
        for (var length = 2; length < compressed.Length; length++)
            Refuses(compressed[..length], "x.idx: the gzip stream is cut short or damaged; fetch or copy the file again");
    }

    [Fact]
    public void A_changed_byte_or_one_more_is_refused_in_a_gzip()
    {
        var compressed = IdxBytes.Compressed(Grid);
        Refuses([.. compressed, 0], "x.idx: the gzip stream is cut short or damaged; fetch or copy the file again");
        compressed[^6] ^= 1;
        Refuses(compressed, "x.idx: the gzip stream is cut short or damaged; fetch or copy the file again");
    }

    [Fact]
    public void Any_bytes_are_read_or_refused_and_nothing_else() =>
        Prop.ForAll<byte[], bool, bool>((bytes, compressed, hasHeader) =>
        {
            byte[] content = hasHeader ? [0, 0, 8, 1, .. bytes] : bytes;
            try
            {
                IdxFile.Parse(compressed ? [0x1F, 0x8B, 8, 0, .. content] : content, "x");
            }
            catch (InputException fault)
            {
                Assert.StartsWith("x", fault.Message, StringComparison.Ordinal);
            }
        }).QuickCheckThrowOnFailure();

    private static void Refuses(byte[] content, string message) =>
        Assert.Equal(message, Assert.Throws<InputException>(() => IdxFile.Parse(content, "x.idx")).Message);
}
