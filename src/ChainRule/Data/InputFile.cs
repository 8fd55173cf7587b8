namespace ChainRule.Data;

/// <summary>Reads files that the user named: if one is missing or unreadable, the message says so.</summary>
public static class InputFile
{
    private const int Step = 1 << 16;

    // The most bytes an array can hold.
    private const int Longest = 0x7FFFFFC7;

    /// <summary>All bytes of a file or a named pipe.</summary>
    /// <exception cref="InputException">the file is absent, cannot be read, or is longer than <paramref name="maximumLength"/> bytes</exception>
    public static byte[] ReadAllBytes(string path, long maximumLength = Longest) => Read(path, () =>
    {
        using var stream = File.OpenRead(path);
        return ReadAllBytes(stream, path, maximumLength);
    });

    /// <summary>All bytes left in a stream, whose length need not be known.</summary>
    /// <param name="stream">the stream</param>
    /// <param name="name">its name in messages</param>
    /// <param name="maximumLength">the most bytes there may be</param>
    /// <param name="start">what was already read from it: the result starts with these bytes</param>
    /// <exception cref="InputException">there are more bytes</exception>
    public static byte[] ReadAllBytes(Stream stream, string name, long maximumLength = Longest, ReadOnlySpan<byte> start = default)
    {
        var length = start.Length + (stream.CanSeek ? stream.Length - stream.Position : 0);
        if (length > maximumLength)
            throw new InputException(name, null, FormattableString.Invariant($"the file has {length} bytes, more than the maximum of {maximumLength}"));

        // Pipes and files under /proc do not tell their length, and a file may grow while it is read.
        var bytes = new byte[Math.Max(length, Step)];
        start.CopyTo(bytes);
        for (var count = start.Length; ;)
        {
            var read = stream.Read(bytes, count, bytes.Length - count);
            count += read;
            if (count > maximumLength)
                throw TooLong();
            if (read == 0)
            {
                Array.Resize(ref bytes, count);
                return bytes;
            }

            if (count == bytes.Length && stream.ReadByte() is var next and >= 0)
            {
                if (count >= maximumLength)
                    throw TooLong();
                Array.Resize(ref bytes, (int)Math.Min(2L * count, Longest));
                bytes[count++] = (byte)next;
            }
        }

        InputException TooLong() => new(name, null, FormattableString.Invariant($"the file has more than the maximum of {maximumLength} bytes"));
    }

    /// <summary>The files of a folder whose names match a pattern, such as <c>train-*</c>.</summary>
    /// <exception cref="InputException">the folder cannot be read</exception>
    public static string[] InFolder(string folder, string pattern) => Try(folder, "folder", () => Directory.GetFiles(folder, pattern));

    /// <summary>The files and folders in a folder.</summary>
    /// <exception cref="InputException">the folder cannot be read</exception>
    public static FileSystemInfo[] EntriesOf(string folder) => Try(folder, "folder", () => new DirectoryInfo(folder).GetFileSystemInfos());

    /// <summary>The result of <paramref name="read"/>, which reads the file.</summary>
    /// <exception cref="InputException">the file is absent, or cannot be read</exception>
    public static T Read<T>(string path, Func<T> read)
    {
        if (Directory.Exists(path))
            throw new InputException(path, null, "this is a folder", "name a file");
        return File.Exists(path) ? Try(path, "file", read) : throw new InputException(path, null, "there is no such file");
    }

    private static T Try<T>(string path, string kind, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, null, $"the {kind} cannot be read: {SystemFault.Reason(fault)}", cause: fault);
        }
    }
}
