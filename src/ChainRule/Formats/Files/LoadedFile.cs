namespace ChainRule.Formats;

/// <summary>The contents of a stream, from where it stands to its end, in memory.</summary>
internal sealed class LoadedFile : FileParts
{
    private readonly MemoryStream _bytes = new();

    public LoadedFile(Stream stream, string name)
        : base(name) => stream.CopyTo(_bytes);

    public override long Length => _bytes.Length;

    public override Stream Part(long start, long length) => new MemoryStream(_bytes.GetBuffer(), (int)start, (int)length, writable: false);
}
