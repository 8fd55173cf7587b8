using System.IO.Compression;
using ChainRule.Tensors;

namespace ChainRule.Formats;

/// <summary>Writes arrays into a zip as numpy.savez does, without compression; the same arrays make the same bytes.</summary>
/// <param name="file">where to; it stays open</param>
public sealed class NpzWriter(Stream file) : IDisposable
{
    // The first day that a zip can name.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _zip = new(file, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Adds an array of numbers.</summary>
    public void Add(string name, Tensor tensor)
    {
        using var stream = New(name);
        NpyCodec.Write(stream, tensor);
    }

    /// <summary>Adds an array of texts with one dimension.</summary>
    public void Add(string name, IReadOnlyList<string> texts)
    {
        using var stream = New(name);
        NpyTexts.Write(stream, texts);
    }

    /// <summary>Completes the zip.</summary>
    public void Dispose() => _zip.Dispose();

    private Stream New(string name)
    {
        var entry = _zip.CreateEntry(name + ".npy", CompressionLevel.NoCompression);
        entry.LastWriteTime = Epoch;
        return entry.Open();
    }
}
