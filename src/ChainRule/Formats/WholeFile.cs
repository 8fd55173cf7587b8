namespace ChainRule.Formats;

/// <summary>A file that comes to be in its place whole, or not at all.</summary>
/// <remarks>
/// It is written beside its place and then moved there, in place of an earlier one, whose permissions it takes over; where there
/// is a link, in place of what the link leads to. A pipe or a device cannot be replaced: it is written where it is.
/// </remarks>
public sealed class WholeFile : IDisposable
{
    /// <summary>How the names of files end that are being written.</summary>
    public const string PartialSuffix = ".partial";

    // What is being written: where the process is ended amid it, that is taken away.
    private static readonly HashSet<string> Unfinished = [];
    private static readonly Lock Gate = new();

    private readonly string _path;
    private readonly string? _partial;

    // The gate stays shut: threads that still run begin and move nothing any more.
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

        _partial = Path.Combine(Path.GetDirectoryName(_path)!, $".{Path.GetRandomFileName()}{PartialSuffix}");
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

    /// <summary>Takes away what writers that were killed have left half written in a folder; what is still being written stays.</summary>
    /// <exception cref="UnauthorizedAccessException">the folder may not be written to</exception>
    public static void RemoveAbandoned(string folder)
    {
        foreach (var partial in Directory.EnumerateFiles(folder, "*" + PartialSuffix))
        {
            try
            {
                using var unshared = new FileStream(partial, FileMode.Open, FileAccess.Write, FileShare.None);
                File.Delete(partial);
            }
            catch (IOException)
            {
                // Its writer has it open.
            }
        }
    }

    /// <summary>Puts what was written in its place.</summary>
    /// <exception cref="IOException">it cannot be; whatever was there stays as it was</exception>
    /// <exception cref="UnauthorizedAccessException">it may not be; whatever was there stays as it was</exception>
    public void Complete()
    {
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
        if (_partial is null)
            return;
        lock (Gate)
        {
            File.Move(_partial, _path, overwrite: true);
            Unfinished.Remove(_partial);
        }
    }

    /// <summary>Takes away what is not complete.</summary>
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
            // A link leads to what is not there yet.
        }

        return null;
    }

    // A pipe does not tell its length, and a device lets none be set.
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
