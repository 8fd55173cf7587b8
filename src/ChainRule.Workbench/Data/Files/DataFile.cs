using ChainRule.Data;

namespace ChainRule.Workbench.Data.Files;

/// <summary>
/// A file, a named pipe or the standard input, which is read once; what it is is told by how it begins. Gzip is decompressed
/// as it is read.
/// </summary>
public sealed class DataFile : IDisposable
{
    /// <summary>What stands for the standard input in place of a file's name.</summary>
    public const string StandardInput = "-";

    // Tar tells itself in byte 257, and the parts of an archive within some hundreds.
    private const int StartLength = 4096;
    private const long MaximumTableLength = 256L << 20;

    private readonly Stream _stream;
    private readonly byte[] _start;
    private readonly byte[]? _compressed;

    private DataFile(Stream stream, string name)
    {
        (_stream, Name) = (stream, name);
        var start = new byte[StartLength];
        _start = start[..stream.ReadAtLeast(start, StartLength, throwOnEndOfStream: false)];
        if (Gzip.IsCompressed(_start))
        {
            _compressed = InputFile.ReadAllBytes(stream, name, start: _start);
            _start = Gzip.Start(_compressed, StartLength);
        }

        Kind = ContentKinds.Of(_start);
        if (UnlabelledPictures.IsNamed(name) && IsEmptyOrBinary)
            Kind = ContentKind.Idx;
    }

    /// <summary>What it is called in messages.</summary>
    public string Name { get; }

    /// <summary>What it is; where the content tells nothing, by a name that an IDX file has.</summary>
    public ContentKind Kind { get; }

    /// <summary>Whether the content tells nothing of what it is: it is empty, or neither text nor anything known.</summary>
    public bool IsEmptyOrBinary => Kind == ContentKind.Table && (_start.Length == 0 || (_start.Contains((byte)0) && _start is not [0xFF, 0xFE, ..] and not [0xFE, 0xFF, ..]));

    /// <summary>Whether it holds a model; where the content tells nothing, whether it is called so.</summary>
    public bool IsModel => Kind == ContentKind.Safetensors || (IsEmptyOrBinary && Path.GetExtension(Name) == ".safetensors");

    /// <summary>Whether it holds a network file, likewise.</summary>
    public bool IsNetwork => Kind == ContentKind.Json || (IsEmptyOrBinary && Path.GetExtension(Name) == ".json");

    /// <summary>Whether it is a pipe, which can be read once alone.</summary>
    public bool IsPipe => !_stream.CanSeek;

    /// <summary>Whether there is such a file, or the name stands for the standard input.</summary>
    public static bool Exists(string path) => path == StandardInput || File.Exists(path);

    /// <summary>Opens a file, or the standard input.</summary>
    /// <exception cref="InputException">it is absent, or cannot be read</exception>
    public static DataFile Open(string path)
    {
        if (path == StandardInput)
            return new(Console.OpenStandardInput(), "standard input");
        return InputFile.Read(path, () => new DataFile(File.OpenRead(path), path));
    }

    /// <summary>The whole content.</summary>
    /// <exception cref="InputException">it cannot be read, is damaged, or is longer than a file of its kind may be</exception>
    public byte[] ReadAll()
    {
        // How long an IDX file is, it says itself.
        if (Kind == ContentKind.Idx)
            return _compressed ?? InputFile.ReadAllBytes(_stream, Name, start: _start);
        return _compressed is null
            ? InputFile.ReadAllBytes(_stream, Name, MaximumTableLength, _start)
            : Gzip.Decompress(_compressed, Name, MaximumTableLength);
    }

    /// <summary>Says that this is not what was wanted.</summary>
    internal InputException NoData() => Kind switch
    {
        ContentKind.Safetensors => new(Name, null, "these are weights or a model (safetensors), not data", "name a CSV file, or IDX files"),
        ContentKind.Json => new(Name, null, "this is JSON, and data are read from CSV or IDX files", "save the table as CSV; a network file goes with --network"),
        _ when ForeignFormat.Find(_start) is { } format => new(Name, null, $"this is {format.Is}, and data are read from CSV or IDX files", format.Remedy),
        _ => throw new InvalidOperationException($"{Kind} is data."),
    };

    public void Dispose() => _stream.Dispose();
}
