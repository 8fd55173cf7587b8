namespace ChainRule.Formats;

/// <summary>A file that is written whole, or not at all.</summary>
/// <remarks>
/// It is written beside its final place and then moved there. It replaces an earlier file and keeps that file's permissions; if there is a link, it
/// replaces the link's target. A pipe or a device cannot be replaced, so it is written in place. What a killed process left half written is removed
/// by the next process that writes the same file.
/// </remarks>
public sealed class WholeFile : IDisposable
{
    /// <summary>How the names of files that are being written end.</summary>
    public const string PartialSuffix = ".partial";

    // So short that the name with all that is added to it is not too long for a file.
    private const int LongestStart = 50;

    // The files that are being written: they are removed if the process ends meanwhile.
    private static readonly HashSet<string> Unfinished = [];
    private static readonly Lock Gate = new();

    private readonly IFileSystem _files;
    private readonly string _path;
    private readonly string? _partial;

    // The gate stays locked: threads that still run can no longer begin or move a file.
    static WholeFile() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        Gate.Enter();
        foreach (var partial in Unfinished)
            File.Delete(partial);
    };

    /// <summary>Begins to write a file, in a folder that exists.</summary>
    /// <exception cref="IOException">the file cannot be written there</exception>
    /// <exception cref="UnauthorizedAccessException">there is no permission to write it</exception>
    public WholeFile(string path)
        : this(path, Disk.Instance)
    {
    }

    internal WholeFile(string path, IFileSystem files)
    {
        _files = files;
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
            Stream = files.Create(_partial);
            Unfinished.Add(_partial);
        }

        if (!OperatingSystem.IsWindows() && File.Exists(_path))
            File.SetUnixFileMode(_partial, File.GetUnixFileMode(_path));
    }

    /// <summary>The stream to write the contents to.</summary>
    public Stream Stream { get; }

    /// <summary>Writes a file, in a folder that exists; if writing fails, whatever was there stays as it was.</summary>
    /// <exception cref="IOException">the file cannot be written</exception>
    /// <exception cref="UnauthorizedAccessException">there is no permission to write it</exception>
    public static void Write(string path, Action<Stream> write) => Write(path, write, Disk.Instance);

    internal static void Write(string path, Action<Stream> write, IFileSystem files)
    {
        using var file = new WholeFile(path, files);
        write(file.Stream);
        file.Complete();
    }

    /// <summary>Removes what killed processes left half written in a folder; what is still being written stays.</summary>
    /// <param name="folder">the folder</param>
    /// <param name="start">how the names of the files begin</param>
    public static void RemoveAbandoned(string folder, string start = ".")
    {
        // Nothing is found in a folder that cannot be listed; it may still be possible to write to it.
        var options = new EnumerationOptions { AttributesToSkip = FileAttributes.None };
        foreach (var partial in Directory.EnumerateFiles(folder, $"{start}*{PartialSuffix}", options))
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
    }

    /// <summary>Writes a folder's list of names to the disk, where the system can: a file that was moved there is then safe.</summary>
    /// <exception cref="IOException">the list cannot be written</exception>
    public static void FlushFolder(string folder) => Disk.Instance.FlushFolder(folder);

    /// <summary>Writes the contents to the disk, moves the file to its place, and writes its name to the disk.</summary>
    /// <exception cref="IOException">one of these failed; if it was not the last, whatever was there stays as it was</exception>
    /// <exception cref="UnauthorizedAccessException">there is no permission; whatever was there stays as it was</exception>
    public void Complete()
    {
        // It stays open until it is moved: what nobody has open counts as abandoned.
        using (Stream)
        {
            _files.Flush(Stream);
            if (_partial is null)
                return;
            lock (Gate)
            {
                _files.Move(_partial, _path);
                Unfinished.Remove(_partial);
            }
        }

        _files.FlushFolder(Path.GetDirectoryName(_path)!);
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
                    _files.Delete(_partial);
                    Unfinished.Remove(_partial);
                }
            }
        }
    }

    // A pipe has no known length, and a device's cannot be set.
    private static FileStream? OpenSpecial(string path)
    {
        if (!File.Exists(path) || new FileInfo(path) is { LinkTarget: null, Length: > 0 })
            return null;
        FileStream? stream = null;
        try
        {
            stream = new(path, FileMode.Open, FileAccess.Write);
            stream.SetLength(stream.Length);
            stream.Dispose();
            return null;
        }
        catch (FileNotFoundException)
        {
            // The link leads to a file that is not there yet.
            return null;
        }
        catch (Exception fault) when (stream is not null && fault is IOException or NotSupportedException)
        {
            return stream;
        }
    }
}
