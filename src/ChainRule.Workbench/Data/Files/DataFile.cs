using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Workbench.Data.Tables.Reading;

namespace ChainRule.Workbench.Data.Files;

/// <summary>A file, a named pipe or the standard input, read once and recognised by its first bytes. Gzip is decompressed.</summary>
public sealed class DataFile : IDisposable
{
    /// <summary>Stands for the standard input in place of a file's name.</summary>
    public const string StandardInput = "-";

    // Tar has its mark at byte 257, and archives name their first parts within a few hundred bytes.
    private const int StartLength = 4096;
    private const long MaximumTableLength = 256L << 20;
    private const long LargeLength = 16L << 20;

    private readonly Stream _stream;
    private readonly byte[] _start;
    private readonly byte[]? _compressed;
    private readonly string? _path;

    private DataFile(Stream stream, string name, string? path = null)
    {
        (_stream, Name, _path) = (stream, name, path);
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

    /// <summary>Its name in messages.</summary>
    public string Name { get; }

    /// <summary>What its content is; where that is unclear, an IDX file is recognised by its name.</summary>
    public ContentKind Kind { get; }

    /// <summary>Whether it is unclear what the content is: it is empty, or neither text nor a known format.</summary>
    public bool IsEmptyOrBinary => Kind == ContentKind.Table && (_start.Length == 0 || (_start.Contains((byte)0) && _start is not [0xFF, 0xFE, ..] and not [0xFE, 0xFF, ..]));

    /// <summary>Whether it holds a model, by its content or, where that is unclear, by its name.</summary>
    public bool IsModel => Kind == ContentKind.Safetensors || (IsEmptyOrBinary && Path.GetExtension(Name) == ".safetensors");

    /// <summary>Whether it holds weights that PyTorch saved.</summary>
    public bool IsPyTorch => WeightsFile.IsPyTorch(_start);

    /// <summary>Whether it holds an array that NumPy saved (.npy).</summary>
    public bool IsNumpy => Npy.IsStart(_start);

    /// <summary>Whether it is a network file, by its content or, where that is unclear, by its name.</summary>
    public bool IsNetwork => Kind == ContentKind.Json || (IsEmptyOrBinary && Path.GetExtension(Name) == ".json");

    /// <summary>Whether it is a pipe, which can be read only once.</summary>
    public bool IsPipe => !_stream.CanSeek;

    /// <summary>Whether there is such a file, or the name stands for the standard input.</summary>
    public static bool Exists(string path) => path == StandardInput || File.Exists(path);

    /// <summary>Opens a file, or the standard input.</summary>
    /// <exception cref="InputException">there is no such file, or it cannot be read</exception>
    public static DataFile Open(string path) => path == StandardInput
        ? new(Console.OpenStandardInput(), "standard input")
        : InputFile.Read(path, () => new DataFile(File.OpenRead(path), path, path));

    /// <summary>The whole content.</summary>
    /// <exception cref="InputException">it cannot be read, is damaged, or is longer than a file of its kind may be</exception>
    public byte[] ReadAll()
    {
        // The length of an IDX file follows from its header.
        if (Kind == ContentKind.Idx)
            return _compressed ?? InputFile.ReadAllBytes(_stream, Name, start: _start);
        return _compressed is null
            ? InputFile.ReadAllBytes(_stream, Name, MaximumTableLength, _start)
            : Gzip.Decompress(_compressed, Name, MaximumTableLength);
    }

    /// <summary>The text of a table: that of a large file stays there.</summary>
    /// <param name="options">the encoding, and how much memory the text may take</param>
    /// <exception cref="InputException">it cannot be read, is damaged, is in another encoding, or is too long to be read from where it comes</exception>
    internal TableBytes Text(TableOptions options) =>
        _path is not null && _compressed is null && _stream.CanSeek && _stream.Length > Math.Min(LargeLength, options.Memory.Each) && TableText.IsUtf8(_start, options.Encoding)
            ? new BytesInFile(_path)
            : new BytesInMemory(TableText.ToUtf8(ReadAll(), Name, options.Encoding));

    /// <summary>The error that this is not data.</summary>
    internal InputException NoData() => Kind switch
    {
        ContentKind.Safetensors => new(Name, null, "these are weights or a model (safetensors), not data", "use a CSV file or IDX files"),
        ContentKind.Json => new(Name, null, "this is JSON, but data is read from CSV or IDX files", "save the table as CSV, or give a network file with --network"),
        _ when ForeignFormat.Find(_start) is { } format => new(Name, null, $"this is {format.Is}, but data is read from CSV or IDX files", format.Remedy),
        _ => throw new InvalidOperationException($"{Kind} is data."),
    };

    public void Dispose() => _stream.Dispose();
}
