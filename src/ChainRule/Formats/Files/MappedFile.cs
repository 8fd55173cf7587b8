using System.IO.MemoryMappedFiles;
using ChainRule.Data;

namespace ChainRule.Formats;

/// <summary>A file of which parts are read where they are needed: the system loads what is touched, and nothing else.</summary>
internal sealed class MappedFile : FileParts
{
    private readonly MemoryMappedFile? _map;

    private MappedFile(string path)
        : base(path)
    {
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
        Written = File.GetLastWriteTimeUtc(path);
    }

    public override long Length { get; }

    private DateTime Written { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="InputException">there is no such file, it is a pipe, or it cannot be read</exception>
    public static MappedFile Open(string path) => InputFile.Read(path, () => new MappedFile(path));

    /// <summary>What <paramref name="read"/> makes of a file.</summary>
    /// <exception cref="InputException">there is no such file, it is a pipe, or it cannot be read</exception>
    public static T Read<T>(string path, Func<MappedFile, T> read) => InputFile.Read(path, () =>
    {
        using var file = new MappedFile(path);
        return read(file);
    });

    /// <summary>What <paramref name="read"/> makes of this file at a later time, when it may be closed.</summary>
    /// <exception cref="InputException">the file has changed meanwhile</exception>
    public T Again<T>(Func<MappedFile, T> read) => Read(Path, file => file.Length == Length && file.Written == Written
        ? read(file)
        : throw new InputException(Path, null, "the file has changed while it was read", "read it again"));

    public override Stream Part(long start, long length) =>
        length == 0 ? Stream.Null : _map!.CreateViewStream(start, length, MemoryMappedFileAccess.Read);

    public override void Dispose() => _map?.Dispose();
}
