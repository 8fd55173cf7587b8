using ChainRule.Data;

namespace ChainRule.Formats;

/// <summary>An open zip. Each of its files is compared with its length and checksum before it is read; names are compared, never used as paths.</summary>
public sealed class ZipReader : IDisposable
{
    private readonly FileParts _file;
    private readonly ZippedFiles _files;

    private ZipReader(FileParts file) => (_file, _files) = (file, new(file));

    /// <summary>Opens a file.</summary>
    /// <exception cref="InputException">there is no such file, or it is not a zip that is right</exception>
    public static ZipReader Open(string path) => new(MappedFile.Open(path));

    /// <summary>Opens the content of a file; <paramref name="name"/> is its name in messages.</summary>
    /// <exception cref="InputException">it is not a zip that is right</exception>
    public static ZipReader Open(byte[] content, string name) => new(new LoadedFile(content, name));

    /// <summary>The names of the files, in the order of the zip.</summary>
    public IEnumerable<string> Names => _files.Names;

    /// <summary>Whether there is a file of this name.</summary>
    public bool Has(string name) => _files.Contains(name);

    /// <summary>The content of a file that there is.</summary>
    /// <exception cref="InputException">it is damaged, or the zip says something wrong of it</exception>
    public Stream Read(string name) => _files.Open(_file, name);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
