using System.IO.Compression;
using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Formats;

/// <summary>Named arrays in NumPy's npz format: a zip of npy files.</summary>
public static class Npz
{
    private const string Extension = ".npy";

    // The first day that a zip can name, so that the same tensors make the same bytes.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads the arrays, in the order of the file, whether compressed or not.</summary>
    /// <exception cref="InputException">there is no such file, it is damaged, or an array is not of numbers</exception>
    public static IReadOnlyDictionary<string, NumpyArray> Read(string path) => MappedFile.Read(path, file =>
    {
        var start = file.Bytes(0, (int)Math.Min(file.Length, NpyCodec.Mark.Length));
        if (!start.AsSpan().StartsWith("PK"u8))
            throw new InputException(path, null, Npy.IsStart(start) ? "this is a single array (npy), not named ones (npz)" : "this is not an npz file", "save named arrays with numpy.savez");
        var zip = new ZippedFiles(file);
        var arrays = new OrderedDictionary<string, NumpyArray>();
        foreach (var entry in zip.Names)
        {
            var name = entry.EndsWith(Extension, StringComparison.Ordinal) ? entry[..^Extension.Length] : entry;
            using var stream = zip.Open(file, entry);
            if (!arrays.TryAdd(name, NpyCodec.Read(stream, zip[entry].Length, zip.PlaceOf(entry))))
                throw zip.PlaceOf(entry).Refuse($"another array has the name {name} too");
        }

        return arrays;
    });

    /// <summary>Writes tensors as numpy.savez does, without compression, whole or not at all.</summary>
    /// <exception cref="IOException">the file cannot be written; an earlier one stays as it was</exception>
    /// <exception cref="UnauthorizedAccessException">there is no permission to write it</exception>
    public static void Write(string path, IEnumerable<NamedTensor> tensors) => WholeFile.Write(path, file =>
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, tensor) in tensors)
        {
            var entry = zip.CreateEntry(name + Extension, CompressionLevel.NoCompression);
            entry.LastWriteTime = Epoch;
            using var stream = entry.Open();
            NpyCodec.Write(stream, tensor);
        }
    });
}
