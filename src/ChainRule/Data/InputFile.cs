namespace ChainRule.Data;

/// <summary>Reads files whose absence or unreadability is the user's to mend.</summary>
public static class InputFile
{
    private const int Step = 1 << 16;

    /// <summary>All bytes of a file or a named pipe.</summary>
    /// <param name="path">the file</param>
    /// <param name="maximumLength">the most bytes it may have</param>
    /// <exception cref="InputException">the file is absent, cannot be read, or is longer</exception>
    public static byte[] ReadAllBytes(string path, long maximumLength = int.MaxValue) => Read(path, () =>
    {
        using var stream = File.OpenRead(path);
        return ReadAllBytes(stream, path, maximumLength);
    });

    /// <summary>All bytes that are left of a stream, whose length need not be known.</summary>
    /// <param name="stream">the stream</param>
    /// <param name="name">what it is called in messages</param>
    /// <param name="maximumLength">the most bytes there may be</param>
    /// <param name="start">what was read of it before, which goes before the rest</param>
    /// <exception cref="InputException">there are more</exception>
    public static byte[] ReadAllBytes(Stream stream, string name, long maximumLength = int.MaxValue, ReadOnlySpan<byte> start = default)
    {
        var length = start.Length + (stream.CanSeek ? stream.Length - stream.Position : 0);
        if (length > maximumLength)
            throw new InputException(name, null, FormattableString.Invariant($"the file has {length} bytes, and the most that is read is {maximumLength}"));

        // A pipe, and a file under /proc, tell no length; a file may grow while it is read.
        var bytes = new byte[Math.Max(length, Step)];
        start.CopyTo(bytes);
        for (var count = start.Length; ;)
        {
            var read = stream.Read(bytes, count, bytes.Length - count);
            count += read;
            if (count > maximumLength)
                throw new InputException(name, null, FormattableString.Invariant($"there are more bytes than the {maximumLength} that are read at most"));
            if (read == 0)
            {
                Array.Resize(ref bytes, count);
                return bytes;
            }

            if (count == bytes.Length && stream.ReadByte() is var next and >= 0)
            {
                Array.Resize(ref bytes, (int)Math.Min(2L * count, Array.MaxLength));
                bytes[count++] = (byte)next;
            }
        }
    }

    /// <summary>The files of a folder whose names fit a pattern, such as <c>train-*</c>.</summary>
    /// <exception cref="InputException">the folder cannot be read</exception>
    public static string[] InFolder(string folder, string pattern)
    {
        try
        {
            return Directory.GetFiles(folder, pattern);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException(folder, null, "the folder cannot be read: " + SystemFault.Reason(fault), cause: fault);
        }
    }

    /// <summary>What <paramref name="read"/> gives, which reads a file, where that is there and can be read.</summary>
    /// <exception cref="InputException">the file is absent, or cannot be read</exception>
    public static T Read<T>(string path, Func<T> read)
    {
        if (Directory.Exists(path))
            throw new InputException(path, null, "this is a folder", "name a file");
        if (!File.Exists(path))
            throw new InputException(path, null, "there is no such file");
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, null, "the file cannot be read: " + SystemFault.Reason(fault), cause: fault);
        }
    }
}
