namespace ChainRule.Formats;

/// <summary>The contents of a file in memory.</summary>
internal sealed class LoadedFile(byte[] bytes, string name) : FileParts(name)
{
    /// <summary>The contents of a stream, from where it stands to its end.</summary>
    public LoadedFile(Stream stream, string name)
        : this(ReadAll(stream), name)
    {
    }

    public override long Length => bytes.Length;

    public override Stream Part(long start, long length) => new MemoryStream(bytes, (int)start, (int)length, writable: false);

    public override void Dispose()
    {
    }

    private static byte[] ReadAll(Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
