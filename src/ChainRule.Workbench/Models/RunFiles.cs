namespace ChainRule.Workbench.Models;

/// <summary>
/// The files of a run. They are written into a hidden folder; renaming that folder completes the run, and then the files are moved to their
/// places. If the process is killed in between, the next one moves the rest.
/// </summary>
internal sealed class RunFiles(string folder)
{
    public const string ModelName = "model.safetensors";
    public const string MetricsName = "metrics.jsonl";
    public const string SummaryName = "summary.json";
    public const string SettingsName = "settings.json";
    public const string ReportName = "report.html";

    private static readonly string[] Names = [ModelName, SettingsName, MetricsName, SummaryName, ReportName];
    private static readonly string[] Hidden = [".unfinished", ".complete", ".lock"];

    private readonly string _unfinished = Path.Combine(folder, Hidden[0]);
    private readonly string _complete = Path.Combine(folder, Hidden[1]);
    private readonly string _lock = Path.Combine(folder, Hidden[2]);

    public bool Exist => Directory.Exists(_complete) || Places.Any(File.Exists);

    /// <summary>The model, which may not have been moved to its place.</summary>
    public string Model => Path.Combine(File.Exists(Path.Combine(_complete, ModelName)) ? _complete : folder, ModelName);

    private IEnumerable<string> Places => Names.Select(name => Path.Combine(folder, name));

    /// <summary>Whether an entry of the folder belongs to a run, or was left by one.</summary>
    public static bool IsOwn(FileSystemInfo entry) => Hidden.Contains(entry.Name) || (entry is FileInfo && Names.Contains(entry.Name));

    /// <summary>The lock that one writer holds at a time, until it ends; null if another holds it.</summary>
    public FileStream? TryLock()
    {
        try
        {
            return new(_lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(_lock))
        {
            return null;
        }
    }

    /// <summary>Begins a file of an incomplete run.</summary>
    public FileStream Begin(string name)
    {
        Directory.CreateDirectory(_unfinished);
        var stream = new FileStream(Path.Combine(_unfinished, name), FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
        var place = Path.Combine(folder, name);
        if (!OperatingSystem.IsWindows() && File.Exists(place))
            File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(place));
        return stream;
    }

    /// <summary>Removes an incomplete run.</summary>
    public void Abandon()
    {
        if (Directory.Exists(_unfinished))
            Directory.Delete(_unfinished, recursive: true);
    }

    /// <summary>Completes the run, which replaces the earlier one.</summary>
    public void Complete()
    {
        if (Places.FirstOrDefault(Directory.Exists) is { } other)
            throw new IOException($"{Path.GetFileName(other)} is a folder");
        Directory.Move(_unfinished, _complete);
        Settle();
    }

    /// <summary>Moves a complete run's files to their places. The earlier run's go first, so that two runs are never mixed.</summary>
    public void Settle()
    {
        if (!Directory.Exists(_complete))
            return;
        if (File.Exists(Path.Combine(_complete, ModelName)))
        {
            foreach (var place in Places.Skip(1))
                File.Delete(place);
        }

        foreach (var place in Places)
        {
            var file = Path.Combine(_complete, Path.GetFileName(place));
            if (!File.Exists(file))
                continue;
            File.Move(file, place, overwrite: true);
            Flush(place);
        }

        Directory.Delete(_complete);
    }

    /// <summary>Does the same, unless another process is at it or files may not be moved here.</summary>
    public void SettleWhereAllowed()
    {
        if (!Directory.Exists(_complete))
            return;
        try
        {
            using var held = TryLock();
            if (held is not null)
                Settle();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The model can be read where it is, too.
        }
    }

    // No managed call flushes a folder, but flushing a moved file also writes its new name to the disk.
    private static void Flush(string place)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var file = File.OpenHandle(place);
        RandomAccess.FlushToDisk(file);
    }
}
