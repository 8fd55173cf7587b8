using System.Buffers.Binary;
using System.IO.Compression;
using ChainRule.Data;
using ChainRule.Formats;

namespace ChainRule.Tests.Formats.Zips;

public sealed class ZipTests : IDisposable
{
    // Places in the directory's entry and in the end record.
    private const int Flags = 8;
    private const int Checksum = 16;
    private const int PackedLength = 20;
    private const int Length = 24;
    private const int ExtraLength = 30;
    private const int Start = 42;
    private const int Count = 10;
    private const int DirectoryStart = 16;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Optimal)]
    public void Files_are_unpacked(CompressionLevel level)
    {
        var zip = Packed(level, ("a", new byte[1000]), ("empty", []), ("b", [1, 2, 3]));
        Assert.Equal([1, 2, 3], Unpacked(zip, "b"));
        Assert.Equal(new byte[1000], Unpacked(zip, "a"));
        Assert.Empty(Unpacked(zip, "empty"));
    }

    [Fact]
    public void Lengths_of_64_bits_are_read() =>
        Assert.Equal([1, 2, 3], Unpacked(Wide(Packed(CompressionLevel.Optimal, ("a", [1, 2, 3]))), "a"));

    [Theory]
    [InlineData("../../a")]
    [InlineData("b/../a")]
    [InlineData("..\\a")]
    [InlineData("/etc/a")]
    [InlineData("\\a")]
    public void A_name_that_leaves_the_folder_is_refused(string name) =>
        AssertRefused(Packed(CompressionLevel.Optimal, (name, [1])), $", \"{name}\" in the zip: its name leads out of the folder that the zip would be unpacked to");

    [Fact]
    public void A_name_with_two_points_in_it_is_read() =>
        Assert.Equal([1], Unpacked(Packed(CompressionLevel.Optimal, ("b/a..c", [1])), "b/a..c"));

    [Fact]
    public void A_name_that_comes_twice_is_refused() =>
        AssertRefused(Packed(CompressionLevel.Optimal, ("a", [1]), ("a", [2])), ", \"a\" in the zip: the zip names it twice");

    [Fact]
    public void A_wrong_checksum_is_refused() =>
        AssertRefused(Changed(Checksum, 7), ", \"a\" in the zip: its checksum (CRC-32) is not that of its content; the file is damaged: fetch or copy it again");

    [Theory]
    [InlineData(50, "more")]
    [InlineData(101, "100")]
    [InlineData(int.MaxValue >> 8, "100")]
    public void A_length_that_is_not_the_true_one_is_refused(uint length, string actual) =>
        AssertRefused(Changed(Length, length), $", \"a\" in the zip: the zip gives its length as {length} bytes, but it has {actual}");

    [Fact]
    public void What_swells_is_refused()
    {
        var zip = Packed(CompressionLevel.SmallestSize, ("a", new byte[100 << 20]));
        AssertRefused(zip, $": it would unpack to 104857600 bytes, more than 100 times its own length of {zip.Length}");
    }

    [Fact]
    public void Files_that_overlap_are_refused()
    {
        var zip = Packed(CompressionLevel.NoCompression, ("a", new byte[100]), ("b", new byte[100]));
        var second = zip.AsSpan().LastIndexOf("PK\x1\x2"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(second + Start), 1);
        AssertRefused(zip, ": \"b\" in the zip overlaps another file, or lies outside the zip");
    }

    [Theory]
    [InlineData(PackedLength, 1_000_000, ": \"a\" in the zip overlaps another file, or lies outside the zip")]
    [InlineData(Start, 1_000_000, ": \"a\" in the zip overlaps another file, or lies outside the zip")]
    [InlineData(Start, 1, ", \"a\" in the zip: the zip has no such file where it should be")]
    [InlineData(Flags, 1, ": \"a\" in the zip is encrypted; unpack the zip, and pack it again without a password")]
    [InlineData(10, 12, ", \"a\" in the zip: it is compressed by method 12; pack the zip without compression")]
    public void A_wrong_entry_is_refused(int place, uint value, string message) => AssertRefused(Changed(place, value), message);

    [Theory]
    [InlineData(DirectoryStart, 60_000, "the directory of the zip lies outside the file")]
    [InlineData(DirectoryStart, 0, "the directory of the zip is damaged")]
    [InlineData(Count, 9, "the zip names 1 files, but says that it has 9")]
    public void A_wrong_end_is_refused(int place, ushort value, string message)
    {
        var zip = Packed(CompressionLevel.Optimal, ("a", [1]));
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(zip.AsSpan().LastIndexOf("PK\x5\x6"u8) + place), value);
        AssertRefused(zip, ": " + message);
    }

    [Fact]
    public void Every_cut_is_refused()
    {
        var zip = Packed(CompressionLevel.Optimal, ("a", [1, 2, 3, 4]));
        for (var length = 0; length < zip.Length; length++)
            AssertRefused(zip[..length], ": this is not a zip, or its end is missing; was the file cut off?");
    }

    private static byte[] Packed(CompressionLevel level, params (string Name, byte[] Content)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    // The same zip of one file, with all places and lengths in the fields of 64 bits.
    private static byte[] Wide(byte[] zip)
    {
        var start = zip.AsSpan().LastIndexOf("PK\x1\x2"u8);
        var entry = zip[start..zip.AsSpan().LastIndexOf("PK\x5\x6"u8)];
        long[] numbers = [.. new[] { Length, PackedLength, Start }.Select(place => (long)BinaryPrimitives.ReadUInt32LittleEndian(entry.AsSpan(place)))];
        foreach (var place in new[] { Length, PackedLength, Start })
            BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(place), uint.MaxValue);
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(ExtraLength), 28);
        return
        [
            .. zip[..start],
            .. entry, 1, 0, 24, 0, .. numbers.SelectMany(BitConverter.GetBytes),
            .. "PK\x6\x6"u8, .. BitConverter.GetBytes(44L), .. new byte[12], .. new[] { 1L, 1, entry.Length + 28, start }.SelectMany(BitConverter.GetBytes),
            .. "PK\x6\x7"u8, .. new byte[4], .. BitConverter.GetBytes(start + entry.Length + 28L), 1, 0, 0, 0,
            .. "PK\x5\x6"u8, .. new byte[4], .. Enumerable.Repeat(byte.MaxValue, 12), 0, 0,
        ];
    }

    private static byte[] Changed(int place, uint value)
    {
        var zip = Packed(CompressionLevel.Optimal, ("a", new byte[100]));
        var entry = zip.AsSpan(zip.AsSpan().LastIndexOf("PK\x1\x2"u8) + place);
        if (place is Flags or 10)
            BinaryPrimitives.WriteUInt16LittleEndian(entry, (ushort)value);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(entry, value);
        return zip;
    }

    private byte[] Unpacked(byte[] zip, string name)
    {
        using var copy = new MemoryStream();
        return MappedFile.Read(_folder.Write("a.zip", zip), file =>
        {
            using var stream = new ZippedFiles(file).Open(file, name);
            stream.CopyTo(copy);
            return copy.ToArray();
        });
    }

    private void AssertRefused(byte[] zip, string message)
    {
        var fault = Assert.Throws<InputException>(() => Unpacked(zip, "a"));
        Assert.Equal(_folder.File("a.zip") + message, fault.Message);
    }
}
