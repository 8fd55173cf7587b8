namespace ChainRule.Formats;

/// <summary>A file that is written whole, or not at all.</summary>
/// <remarks>
/// It is written beside its place and then moved there, replacing an earlier one and taking over its permissions; if there
/// is a link, replacing what the link leads to. A pipe or a device cannot be replaced: it is written in place. What a killed writer
/// left half written is removed by the next writer of the same file.
/// </remarks>
public sealed class WholeFile : IDisposable
{
    /// <summary>How the names of files that are being written end.</summary>
    public const string PartialSuffix = ".partial";

    // With what is added, no longer than a file's name may be.
    private const int LongestStart = 50;

    // What is being written: it is removed if the process ends meanwhile.
    private static readonly HashSet<string> Unfinished = [];
    private static readonly Lock Gate = new();

    private readonly string _path;
    private readonly string? _partial;

    // The gate stays shut: threads that still run can no longer begin or move anything.
    static WholeFile() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        Gate.Enter();
        foreach (var partial in Unfinished)
            File.Delete(partial);
    };

    /// <summary>Begins to write.</summary>
    /// <param name="path">where the file is to be, in a folder that exists</param>
    /// <exception cref="IOException">the file cannot be written there</exception>
    /// <exception cref="UnauthorizedAccessException">it may not be</exception>
    public WholeFile(string path)
    {
        if (Directory.Exists(path))
            throw new IOException($"{path} is a folder: no file can be written in its place.");
        _path = new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : Path.GetFullPath(path);
        if (OpenSpecial(path) is { } special)
        {
            Stream = special;
            return;
        }

        var folder = Path.GetDirectoryName(_path)!;
        var name = Path.GetFileName(_path);
        var start = $".{name[..Math.Min(name.Length, LongestStart)]}.";
        RemoveAbandoned(folder, start);
        _partial = Path.Combine(folder, $"{start}{Path.GetRandomFileName()}{PartialSuffix}");
        lock (Gate)
        {
            Stream = new(_partial, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete);
            Unfinished.Add(_partial);
        }

        if (!OperatingSystem.IsWindows() && File.Exists(_path))
            File.SetUnixFileMode(Stream.SafeFileHandle, File.GetUnixFileMode(_path));
    }

    /// <summary>Takes the contents.</summary>
    public FileStream Stream { get; }

    /// <summary>Writes a file; when writing fails, whatever was there stays as it was.</summary>
    /// <param name="path">where the file is to be, in a folder that exists</param>
    /// <param name="write">writes the contents</param>
    /// <exception cref="IOException">the file cannot be written</exception>
    /// <exception cref="UnauthorizedAccessException">it may not be</exception>
    public static void Write(string path, Action<Stream> write)
    {
        using var file = new WholeFile(path);
        write(file.Stream);
        file.Complete();
    }

    /// <summary>Removes what killed writers left half written in a folder; what is still being written stays.</summary>
    /// <param name="folder">the folder</param>
    /// <param name="start">how the names of their files start</param>
    public static void RemoveAbandoned(string folder, string start = ".")
    {
        try
        {
            foreach (var partial in Directory.EnumerateFiles(folder, $"{start}*{PartialSuffix}"))
                RemoveAbandonedFile(partial);
        }
        catch (UnauthorizedAccessException)
        {
            // A folder that cannot be listed can still be written to.
        }
    }

    /// <summary>Puts what was written in its place.</summary>
    /// <exception cref="IOException">it cannot be; whatever was there stays as it was</exception>
    /// <exception cref="UnauthorizedAccessException">it may not be; whatever was there stays as it was</exception>
    public void Complete()
    {
        using (Stream)
        {
            Stream.Flush(flushToDisk: true);
            if (_partial is null)
                return;
            lock (Gate)
            {
                File.Move(_partial, _path, overwrite: true);
                Unfinished.Remove(_partial);
            }

            // No managed call flushes a folder. On ext4, XFS, Btrfs and F2FS a file that was moved reaches the disk with its new name.
            RandomAccess.FlushToDisk(Stream.SafeFileHandle);
        }
    }

    /// <summary>Removes what is not complete.</summary>
    public void Dispose()
    {
        try
        {
            Stream.Dispose();
        }
        finally
        {
            if (_partial is not null)
            {
                lock (Gate)
                {
                    File.Delete(_partial);
                    Unfinished.Remove(_partial);
                }
            }
        }
    }

    private static void RemoveAbandonedFile(string partial)
    {
        try
        {
            new FileStream(partial, FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Its writer has it open, or it is another user's.
        }
    }

    private static FileStream? OpenSpecial(string path)
    {
        if (!File.Exists(path) || new FileInfo(path) is { LinkTarget: null, Length: > 0 })
            return null;
        try
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Write);
            if (!HasLength(stream))
                return stream;
            stream.Dispose();
        }
        catch (FileNotFoundException)
        {
            // The link leads to a file that is not there yet.
        }

        return null;
    }

    // A pipe has no known length, and a device's cannot be set.
    private static bool HasLength(FileStream stream)
    {
        try
        {
            stream.SetLength(stream.Length);
            return true;
        }
        catch (Exception fault) when (fault is IOException or NotSupportedException)
        {
            return false;
        }
    }
}
