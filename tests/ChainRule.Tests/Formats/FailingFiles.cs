using ChainRule.Formats;

namespace ChainRule.Tests.Formats;

/// <summary>The disk, on which one call fails as if it were full: the first, the second and so on.</summary>
internal sealed class FailingFiles(int failing) : IFileSystem
{
    private const int DiskFull = 28;

    private int _calls;

    public bool HasFailed => _calls >= failing;

    public Stream Create(string path)
    {
        Call();
        return new FailingStream(Disk.Instance.Create(path), Call);
    }

    public void Flush(Stream file)
    {
        Call();
        Disk.Instance.Flush(((FailingStream)file).File);
    }

    public void Move(string from, string to)
    {
        Call();
        Disk.Instance.Move(from, to);
    }

    public void FlushFolder(string folder)
    {
        Call();
        Disk.Instance.FlushFolder(folder);
    }

    public void Delete(string path)
    {
        Call();
        Disk.Instance.Delete(path);
    }

    private void Call()
    {
        if (++_calls == failing)
            throw new IOException("No space left on device", DiskFull);
    }

    private sealed class FailingStream(Stream file, Action call) : Stream
    {
        public Stream File => file;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            call();
            file.Write(buffer);
        }

        public override void Flush() => file.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            file.Dispose();
            base.Dispose(disposing);
        }
    }
}
