using ChainRule.Data;
using Microsoft.Win32.SafeHandles;

namespace ChainRule.Workbench.Data.Tables.Reading;

/// <summary>The text of a table as UTF-8 bytes, any part of which can be read again.</summary>
internal abstract class TableBytes
{
    public abstract long Length { get; }

    /// <summary>Reads bytes into all of a span, which lies within the length.</summary>
    public abstract void Read(long start, Span<byte> into);

    public byte[] Read(long start, int count)
    {
        var bytes = new byte[count];
        Read(start, bytes);
        return bytes;
    }
}

/// <summary>Text in memory.</summary>
internal sealed class BytesInMemory(byte[] bytes) : TableBytes
{
    public override long Length => bytes.Length;

    public override void Read(long start, Span<byte> into) => bytes.AsSpan((int)start, into.Length).CopyTo(into);
}

/// <summary>Text in a file that the user named.</summary>
internal sealed class BytesInFile(string path) : TableBytes
{
    private readonly SafeFileHandle _file = InputFile.Read(path, () => File.OpenHandle(path));

    public override long Length => RandomAccess.GetLength(_file);

    public override void Read(long start, Span<byte> into)
    {
        try
        {
            while (into.Length > 0)
            {
                var read = RandomAccess.Read(_file, into, start);
                if (read == 0)
                    throw new InputException(path, null, "the file became shorter while it was read", "leave it as it is until the training ends");
                into = into[read..];
                start += read;
            }
        }
        catch (IOException fault)
        {
            throw new InputException(path, null, $"the file cannot be read: {SystemFault.Reason(fault)}", cause: fault);
        }
    }
}

/// <summary>Text that was put into another form.</summary>
internal sealed class BytesInScratch(ScratchFile file) : TableBytes
{
    public override long Length => file.Length;

    public override void Read(long start, Span<byte> into) => file.Read(start, into);
}
