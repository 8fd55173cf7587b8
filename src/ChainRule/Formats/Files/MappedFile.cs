using System.IO.MemoryMappedFiles;
using ChainRule.Data;

namespace ChainRule.Formats;

/// <summary>A file of which parts are read where they are needed: the system loads what is touched, and nothing else.</summary>
internal sealed class MappedFile : IDisposable
{
    private readonly MemoryMappedFile? _map;

    /// <summary>Opens a file; call it within <see cref="InputFile.Read"/>.</summary>
    /// <exception cref="InputException">it is a pipe</exception>
    public MappedFile(string path)
    {
        Path = path;
        var file = File.OpenRead(path);
        if (!file.CanSeek)
        {
            file.Dispose();
            throw new InputException(path, null, "this is a pipe, so its length is not known", "use a file");
        }

        Length = file.Length;
        if (Length > 0)
            _map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        else
            file.Dispose();
    }

    public string Path { get; }

    public long Length { get; }

    /// <summary>A stream over a part, which must lie within the file.</summary>
    public Stream Part(long start, long length) =>
        length == 0 ? Stream.Null : _map!.CreateViewStream(start, length, MemoryMappedFileAccess.Read);

    /// <summary>The bytes of a part, which must lie within the file.</summary>
    public byte[] Bytes(long start, int length)
    {
        var bytes = new byte[length];
        using var part = Part(start, length);
        part.ReadExactly(bytes);
        return bytes;
    }

    public void Dispose() => _map?.Dispose();
}
