namespace ChainRule.Formats;

/// <summary>The contents of a stream, from where it stands to its end, in memory.</summary>
internal sealed class LoadedFile(Stream stream, string name) : FileParts(name)
{
    private readonly byte[] _bytes = ReadAll(stream);

    public override long Length => _bytes.Length;

    public override Stream Part(long start, long length) => new MemoryStream(_bytes, (int)start, (int)length, writable: false);

    private static byte[] ReadAll(Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
