using System.IO.Compression;
using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Tests.Data;

/// <summary>IDX files of more than a megabyte are read as a stream.</summary>
public sealed class IdxStreamTests : IDisposable
{
    private const int Rows = 1500;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData(".gz")]
    public void Pictures_in_a_temporary_file_are_those_in_memory(string suffix)
    {
        Write(suffix, Pixels());
        var (memory, file) = (IdxFolder.Read(_folder.Path), IdxFolder.Read(_folder.Path, memory: 1000));
        Assert.IsType<PictureDataset>(memory.Train);
        Assert.IsType<RowFile>(file.Train);
        Assert.Equal(memory.Train.Classes, file.Train.Classes);
        var (a, b) = (memory.Train.ToDataset(), file.Train.ToDataset());
        Assert.Equal(a.Inputs.Bytes, b.Inputs.Bytes);
        Assert.Equal(a.Targets.Bytes, b.Targets.Bytes);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("", 1000)]
    [InlineData(".gz", 0)]
    [InlineData(".gz", 1000)]
    public void What_is_cut_short_damaged_or_too_long_is_refused(string suffix, long memory)
    {
        Write(suffix, Pixels());
        var path = _folder.File($"train-images-idx3-ubyte{suffix}");
        var whole = File.ReadAllBytes(path);
        foreach (var wrong in new byte[][] { whole[..^9], [.. whole, 0, 0] })
        {
            File.WriteAllBytes(path, wrong);
            Assert.Equal(path, Assert.Throws<InputException>(() => IdxFolder.Read(_folder.Path, memory: memory == 0 ? long.MaxValue : memory)).File);
        }
    }

    // Noise, so that even the compressed file is large.
    private static byte[] Pixels()
    {
        var pixels = new byte[Rows * 28 * 28];
        new Random(1).NextBytes(pixels);
        return pixels;
    }

    private void Write(string suffix, byte[] pixels)
    {
        Write($"train-images-idx3-ubyte{suffix}", new IdxFile(pixels, [Rows, 28, 28]));
        Write($"train-labels-idx1-ubyte{suffix}", new IdxFile([.. Enumerable.Range(0, Rows).Select(row => (byte)(row % 3))], [Rows]));
    }

    private void Write(string name, IdxFile file)
    {
        using var target = File.Create(_folder.File(name));
        if (!name.EndsWith(".gz", StringComparison.Ordinal))
        {
            file.Write(target);
            return;
        }

        using var gzip = new GZipStream(target, CompressionLevel.Fastest);
        file.Write(gzip);
    }
}
