using Microsoft.Win32.SafeHandles;

namespace ChainRule.Data;

/// <summary>A temporary file for what memory should not hold. It goes when nothing uses it any more, even if the process is killed.</summary>
public sealed class ScratchFile
{
    private const int BufferLength = 1 << 20;

    private readonly string _folder = Path.GetTempPath();
    private readonly SafeFileHandle _file;
    private readonly byte[] _buffer = new byte[BufferLength];
    private int _buffered;
    private long _written;

    /// <summary>An empty file in the system's folder for temporary files (TMPDIR).</summary>
    /// <exception cref="InputException">it cannot be created</exception>
    public ScratchFile()
    {
        var path = Path.Combine(_folder, Path.GetRandomFileName());
        _file = Try(() => File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, FileOptions.DeleteOnClose));

        // Elsewhere the system removes it with its last handle; here a name that is gone at once cannot be left behind.
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
    }

    /// <summary>How many bytes were appended.</summary>
    public long Length => _written + _buffered;

    /// <summary>Adds bytes at the end; only one thread may do so, and before any reads.</summary>
    /// <exception cref="InputException">the disk is full</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (_buffered == BufferLength)
                Flush();
            var part = Math.Min(bytes.Length, BufferLength - _buffered);
            bytes[..part].CopyTo(_buffer.AsSpan(_buffered));
            _buffered += part;
            bytes = bytes[part..];
        }
    }

    /// <summary>Writes what was appended and is still in memory.</summary>
    /// <exception cref="InputException">the disk is full</exception>
    public void Flush()
    {
        Try(() =>
        {
            RandomAccess.Write(_file, _buffer.AsSpan(0, _buffered), _written);
            return 0;
        });
        (_written, _buffered) = (_written + _buffered, 0);
    }

    /// <summary>Reads bytes that were written, from any thread.</summary>
    /// <exception cref="InputException">the file cannot be read</exception>
    public void Read(long start, Span<byte> into)
    {
        while (into.Length > 0)
        {
            int read;
            try
            {
                read = RandomAccess.Read(_file, into, start);
            }
            catch (IOException fault)
            {
                throw Failed(fault);
            }

            if (read == 0)
                throw new InvalidOperationException("This part was not written.");
            into = into[read..];
            start += read;
        }
    }

    private T Try<T>(Func<T> use)
    {
        try
        {
            return use();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Failed(fault);
        }
    }

    private InputException Failed(Exception fault) =>
        new(_folder, null, $"the temporary file for data that are larger than memory cannot be used: {SystemFault.Reason(fault)}", "set TMPDIR to a folder with room, or allow more memory", fault);
}
