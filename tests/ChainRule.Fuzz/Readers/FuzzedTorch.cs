using System.IO.Compression;
using ChainRule.Formats;
using ChainRule.Fuzz.Mutations;
using ChainRule.Tensors;

namespace ChainRule.Fuzz.Readers;

/// <summary>State dicts of PyTorch: the whole file is changed, or the pickle alone, which is then packed rightly.</summary>
internal sealed class FuzzedTorch : IFuzzedReader
{
    private static readonly string[] Words =
        ["cos\nsystem\n", "ctorch\nHalfStorage\n", "ctorch\nComplexFloatStorage\n", "R", "b", "Q", "t", "(", "]", "}", ")", "K\u00FF", "N", "data/0", "data.pkl", "PK\u0001\u0002", "PK\u0005\u0006"];

    public static string Fixtures { get; } = FindFixtures();

    private readonly byte[][] _files =
        [.. Directory.GetFiles(Path.Combine(Fixtures, "pytorch"), "*.pt").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    public byte[] Draw(RandomSource random)
    {
        var file = random.Pick(_files);
        return random.NextInteger(3) switch
        {
            0 => ByteMutations.Some(file, random, Words),
            1 => ByteMutations.Overwritten(file, random),
            _ => WithPickle(file, pickle => random.OneIn(2) ? ByteMutations.Overwritten(pickle, random) : ByteMutations.Some(pickle, random, Words)),
        };
    }

    public void Read(string file)
    {
        foreach (var tensor in WeightsFile.Open(file).Tensors)
            _ = tensor.Read().ToString();
    }

    private static byte[] WithPickle(byte[] file, Func<byte[], byte[]> change)
    {
        if (!file.AsSpan().StartsWith("PK"u8))
            return change(file);
        using var changed = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(file)))
        using (var to = new ZipArchive(changed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
            {
                using var content = new MemoryStream();
                using (var stream = entry.Open())
                    stream.CopyTo(content);
                var copy = to.CreateEntry(entry.FullName, CompressionLevel.NoCompression);
                copy.LastWriteTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var target = copy.Open();
                target.Write(entry.Name == "data.pkl" ? change(content.ToArray()) : content.ToArray());
            }
        }

        return changed.ToArray();
    }

    private static string FindFixtures()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "tests", "fixtures")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "tests", "fixtures");
    }
}
