using System.IO.Compression;
using ChainRule.Fuzz.Mutations;
using ChainRule.Tensors;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Files;

namespace ChainRule.Fuzz.Readers;

/// <summary>Grids of all element types, plain or compressed, read as a picture file is, and described.</summary>
internal sealed class FuzzedIdx(bool isCompressed) : IFuzzedReader
{
    private static readonly byte[][] Files =
    [
        Grid(8, 1, [2, 3, 3]), Grid(8, 1, [5]), Grid(9, 1, [1, 2, 2, 2]), Grid(0x0B, 2, [2, 2, 2]), Grid(0x0C, 4, [1, 2, 3]), Grid(0x0D, 4, [2, 1, 2]), Grid(0x0E, 8, [1, 2, 2]),
        Grid(8, 1, [40, 28, 28]),
    ];

    public byte[] Draw(RandomSource random)
    {
        var file = random.Pick(Files);
        if (!isCompressed)
            return ByteMutations.Some(file, random, []);
        return random.OneIn(2)
            ? Compressed(ByteMutations.Some(file, random, []))
            : ByteMutations.Some(Compressed(file), random, []);
    }

    public void Read(string file)
    {
        using var opened = DataFile.Open(file);
        _ = DataDescription.Of(new DataSource().Read(opened));
    }

    private static byte[] Grid(byte type, int width, byte[] sizes)
    {
        var count = sizes.Aggregate(1, (product, size) => product * size);
        return [0, 0, type, (byte)sizes.Length, .. sizes.SelectMany(size => (byte[])[0, 0, 0, size]), .. Enumerable.Range(0, width * count).Select(i => (byte)(i % 17))];
    }

    private static byte[] Compressed(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return stream.ToArray();
    }
}
