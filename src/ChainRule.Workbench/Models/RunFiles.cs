namespace ChainRule.Workbench.Models;

/// <summary>
/// Where the files of a run lie. They are written in a hidden folder, whose renaming makes the run; from there they are moved to
/// their places. Where the process is killed between, whoever comes next moves what is left.
/// </summary>
internal sealed class RunFiles(string folder)
{
    public const string ModelName = "model.safetensors";
    public const string MetricsName = "metrics.jsonl";
    public const string SummaryName = "summary.json";

    private static readonly string[] Names = [ModelName, MetricsName, SummaryName];
    private static readonly string[] Hidden = [".unfinished", ".complete", ".lock"];

    private readonly string _unfinished = Path.Combine(folder, Hidden[0]);
    private readonly string _complete = Path.Combine(folder, Hidden[1]);
    private readonly string _lock = Path.Combine(folder, Hidden[2]);

    /// <summary>Whether there is a run.</summary>
    public bool Exist => Directory.Exists(_complete) || Places.Any(File.Exists);

    /// <summary>The model, which may not have been moved to its place.</summary>
    public string Model => Path.Combine(File.Exists(Path.Combine(_complete, ModelName)) ? _complete : folder, ModelName);

    private IEnumerable<string> Places => Names.Select(name => Path.Combine(folder, name));

    /// <summary>Whether an entry of the folder is a run's, or was left by one.</summary>
    public static bool IsOwn(FileSystemInfo entry) => Hidden.Contains(entry.Name) || (entry is FileInfo && Names.Contains(entry.Name));

    /// <summary>What one writer holds at a time, until it dies; null where another does.</summary>
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

    /// <summary>Begins a file of a run that is not complete yet.</summary>
    public FileStream Begin(string name)
    {
        Directory.CreateDirectory(_unfinished);
        var stream = new FileStream(Path.Combine(_unfinished, name), FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
        var place = Path.Combine(folder, name);
        if (!OperatingSystem.IsWindows() && File.Exists(place))
            File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(place));
        return stream;
    }

    /// <summary>Takes away what is not complete.</summary>
    public void Abandon()
    {
        if (Directory.Exists(_unfinished))
            Directory.Delete(_unfinished, recursive: true);
    }

    /// <summary>Makes what was written the run: from here on the earlier one is none.</summary>
    public void Complete()
    {
        if (Places.FirstOrDefault(Directory.Exists) is { } other)
            throw new IOException($"{Path.GetFileName(other)} is a folder");
        Directory.Move(_unfinished, _complete);
        Settle();
    }

    /// <summary>Moves a complete run to its places. The earlier run's files go before, so that those of two runs never lie side by side.</summary>
    public void Settle()
    {
        if (!Directory.Exists(_complete))
            return;
        if (File.Exists(Path.Combine(_complete, ModelName)))
        {
            File.Delete(Path.Combine(folder, MetricsName));
            File.Delete(Path.Combine(folder, SummaryName));
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

    /// <summary>Does the same where no other does it at the moment, and where files may be moved.</summary>
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
            // A model is read where it lies, too.
        }
    }

    // As a whole file does: no managed call flushes a folder, and a file that was moved takes its new name to the disk with it.
    private static void Flush(string place)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var file = File.OpenHandle(place);
        RandomAccess.FlushToDisk(file);
    }
}
