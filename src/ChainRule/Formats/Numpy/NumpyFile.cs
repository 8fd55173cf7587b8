using ChainRule.Data;

namespace ChainRule.Formats;

/// <summary>An open file of NumPy: one array (npy), or several with names (npz). Each is read when it is asked for.</summary>
public sealed class NumpyFile : IDisposable
{
    private const string Extension = ".npy";

    private readonly FileParts _file;

    private NumpyFile(FileParts file)
    {
        _file = file;
        var start = file.Bytes(0, (int)Math.Min(file.Length, NpyCodec.Mark.Length));
        IsSingle = Npy.IsStart(start);
        if (!IsSingle && !start.AsSpan().StartsWith("PK"u8))
            throw new InputException(file.Path, null, "this is not an npz file", "save named arrays with numpy.savez");
        Arrays = IsSingle ? [new("", () => file.Part(0, file.Length), file.Length, new(file.Path))] : InZip(file);
    }

    /// <summary>The arrays, in the order of the file.</summary>
    public IReadOnlyList<StoredArray> Arrays { get; }

    /// <summary>Whether it is one array without a name (npy).</summary>
    public bool IsSingle { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="InputException">there is no such file, it is damaged, or it has arrays of Python objects</exception>
    public static NumpyFile Open(string path) => new(MappedFile.Open(path));

    /// <summary>Opens the content of a file; <paramref name="name"/> is its name in messages.</summary>
    /// <exception cref="InputException">it is damaged, or it has arrays of Python objects</exception>
    public static NumpyFile Open(byte[] content, string name) => new(new LoadedFile(content, name));

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static StoredArray[] InZip(FileParts file)
    {
        var zip = new ZippedFiles(file);
        var arrays = new OrderedDictionary<string, StoredArray>();
        foreach (var entry in zip.Names)
        {
            var name = entry.EndsWith(Extension, StringComparison.Ordinal) ? entry[..^Extension.Length] : entry;
            if (!arrays.TryAdd(name, new(name, () => zip.Open(file, entry), zip[entry].Length, zip.PlaceOf(entry))))
                throw zip.PlaceOf(entry).Refuse($"another array has the name {name} too");
        }

        return [.. arrays.Values];
    }
}
