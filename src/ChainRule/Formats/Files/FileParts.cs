namespace ChainRule.Formats;

/// <summary>A file's contents, of which parts are read where they are needed.</summary>
/// <param name="path">what messages name as the file</param>
internal abstract class FileParts(string path) : IDisposable
{
    public string Path => path;

    public abstract long Length { get; }

    /// <summary>A stream over a part, which must lie within the file.</summary>
    public abstract Stream Part(long start, long length);

    /// <summary>The bytes of a part, which must lie within the file.</summary>
    public byte[] Bytes(long start, int length)
    {
        var bytes = new byte[length];
        using var part = Part(start, length);
        part.ReadExactly(bytes);
        return bytes;
    }

    public abstract void Dispose();
}
