using System.Buffers.Binary;
using System.IO.Compression;
using ChainRule.Tensors;

namespace ChainRule.Data;

/// <summary>An IDX file that is read row by row, plain or gzip, for what memory should not hold.</summary>
internal sealed class IdxStream : IDisposable
{
    private const int TrailerLength = 8;
    private const long LargeLength = 1 << 20;

    private readonly string _path;
    private readonly FileStream _file;
    private readonly Stream _content;
    private uint _checksum;
    private long _length;

    /// <exception cref="InputException">the file is absent, or does not begin as an IDX file</exception>
    public IdxStream(string path)
    {
        _path = path;
        _file = InputFile.Read(path, () => File.OpenRead(path));
        var start = new byte[2];
        _file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        _file.Position = 0;
        _content = Gzip.IsCompressed(start) ? new GZipStream(_file, CompressionMode.Decompress, leaveOpen: true) : _file;
        var head = new byte[4];
        Fill(head);
        if (!IdxFile.IsStart(head))
            throw IdxFile.NotIdx(head, path);
        var sizes = new byte[4 * head[3]];
        Fill(sizes);
        (Type, Shape) = ((IdxType)head[2], IdxFile.ParseShape(sizes, path));
        var most = _content == _file ? _file.Length : Gzip.MostCompression * _file.Length;
        if (_length + ElementBytes > most)
            throw new InputException(path, null, FormattableString.Invariant($"the file is cut short: it has {(_content == _file ? "" : "at most ")}{most} bytes, but a grid of {Shape} needs {_length + ElementBytes}"));
    }

    public IdxType Type { get; }

    public Shape Shape { get; }

    /// <summary>How many bytes the elements have.</summary>
    public long ElementBytes => (long)Shape.Count * Type.Size();

    /// <summary>Whether a file is too large to be read whole before it is looked at.</summary>
    public static bool IsLarge(string path) => new FileInfo(path) is { Exists: true, Length: > LargeLength };

    /// <summary>All elements, as in the file.</summary>
    /// <exception cref="InputException">there are fewer or more, the file is damaged, or cannot be read</exception>
    public byte[] ReadRest()
    {
        var elements = new byte[ElementBytes];
        Fill(elements);
        End();
        return elements;
    }

    /// <summary>Reads the next bytes.</summary>
    /// <exception cref="InputException">the file ends before them, is damaged, or cannot be read</exception>
    public void Fill(Span<byte> bytes)
    {
        var read = 0;
        try
        {
            read = _content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException fault)
        {
            throw Damaged(fault);
        }
        catch (IOException fault)
        {
            throw new InputException(_path, null, $"the file cannot be read: {SystemFault.Reason(fault)}", cause: fault);
        }

        if (read < bytes.Length)
            throw new InputException(_path, null, FormattableString.Invariant($"the file is cut short: it has {_length + read} bytes, and needs more"));
        _checksum = Crc32.Of(bytes, _checksum);
        _length += read;
    }

    /// <summary>Checks that nothing follows what was read, and that gzip's checksum is right.</summary>
    /// <exception cref="InputException">it is not so</exception>
    public void End()
    {
        if (_content.ReadByte() >= 0)
            throw new InputException(_path, null, FormattableString.Invariant($"the file is too long: a grid of {Shape} needs {_length} bytes"));
        if (_content == _file)
            return;
        var trailer = new byte[TrailerLength];
        _file.Position = Math.Max(0, _file.Length - TrailerLength);
        _file.ReadExactly(trailer);
        if (BinaryPrimitives.ReadUInt32LittleEndian(trailer) != _checksum || BinaryPrimitives.ReadUInt32LittleEndian(trailer.AsSpan(4)) != (uint)_length)
            throw Damaged();
    }

    public void Dispose() => _file.Dispose();

    private InputException Damaged(Exception? fault = null) => new(_path, null, "the gzip stream is cut short or damaged", "fetch or copy the file again", fault);
}
