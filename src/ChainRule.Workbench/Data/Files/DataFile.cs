using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Workbench.Data.Tables.Reading;
using ChainRule.Workbench.Data.Tables.Records;
using ChainRule.Workbench.Texts;

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
        else if (Kind == ContentKind.Json && RecordStart.IsNamed(name))
            Kind = ContentKind.Records;
    }

    /// <summary>Its name in messages.</summary>
    public string Name { get; }

    /// <summary>What its content is; where that is unclear, an IDX file is recognised by its name.</summary>
    public ContentKind Kind { get; }

    /// <summary>Whether it is unclear what the content is: it is empty, or neither text nor a known format.</summary>
    public bool IsEmptyOrBinary => Kind == ContentKind.Table && (_start.Length == 0 || (_start.Contains((byte)0) && _start is not [0xFF, 0xFE, ..] and not [0xFE, 0xFF, ..]));

    /// <summary>Whether it holds a model, by its content or, where that is no known format, by its name.</summary>
    public bool IsModel => Kind == ContentKind.Safetensors || (Kind == ContentKind.Table && Path.GetExtension(Name) == ".safetensors");

    /// <summary>Whether it holds weights that PyTorch saved.</summary>
    public bool IsPyTorch => WeightsFile.IsPyTorch(_start);

    /// <summary>Whether it is a network file, by its content or, where that is unclear, by its name.</summary>
    public bool IsNetwork => Kind == ContentKind.Json || (IsEmptyOrBinary && Path.GetExtension(Name) == ".json");

    /// <summary>Whether it is a model of ONNX, by its name and its first field, the format's version.</summary>
    public bool IsOnnx => OnnxName.Is(Name) && _start is [0x08, ..];

    /// <summary>Whether it is a pipe, which can be read only once.</summary>
    public bool IsPipe => !_stream.CanSeek;

    /// <summary>The path by which parts of the content can be read; null if it must be read from its beginning to its end.</summary>
    public string? SeekablePath => _compressed is null && _stream.CanSeek ? _path : null;

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

    /// <summary>The format, if it is one that is known and cannot be read.</summary>
    internal ForeignFormat? Foreign => Kind == ContentKind.Foreign ? ForeignFormat.Find(_start) : null;

    /// <summary>The text of a table: that of a large file stays there.</summary>
    /// <param name="options">the encoding, and how much memory the text may take</param>
    /// <exception cref="InputException">it cannot be read, is damaged, is in another encoding, or is too long to be read from where it comes</exception>
    internal TableBytes Text(TableOptions options) =>
        SeekablePath is { } path && _stream.Length > Math.Min(LargeLength, options.Memory.Each) && TableText.IsUtf8(_start, options.Encoding)
            ? new BytesInFile(path)
            : new BytesInMemory(TableText.ToUtf8(ReadAll(), Name, options.Encoding));

    /// <summary>The error that this is not data.</summary>
    internal InputException NoData() => Kind switch
    {
        ContentKind.Safetensors => new(Name, null, "these are weights or a model (safetensors), not data", DataFormats.Remedy),
        ContentKind.Json => new(Name, null, "this is JSON, but not JSON lines or an array of objects with one for each row", $"{DataFormats.Remedy}, or give a network file with --network"),
        _ when IsOnnx => new(Name, null, $"this is an ONNX model, but data is read from {DataFormats.Readable}", $"to train it on, make a model of it with: {ImportLine.For(Name)}, and name that with --from"),
        _ when Foreign is { } format => new(Name, null, $"this is {format.Is}, but data is read from {DataFormats.Readable}", format.Remedy),
        _ => throw new InvalidOperationException($"{Kind} is data."),
    };

    public void Dispose() => _stream.Dispose();
}
