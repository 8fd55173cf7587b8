using ChainRule.Formats;

namespace ChainRule.Workbench.Models;

/// <summary>
/// The files of a run. They are written into the folder "unfinished", in which they stay if the run is interrupted. Renaming that folder completes the
/// run, and then the files are moved to their places. If the process is killed in between, the next one moves the rest.
/// </summary>
internal sealed class RunFiles(string folder)
{
    private const string UnfinishedName = "unfinished";
    private static readonly string[] Hidden = [".starting", ".complete", ".lock"];

    private readonly string _starting = Path.Combine(folder, Hidden[0]);
    private readonly string _lock = Path.Combine(folder, Hidden[2]);
    private readonly RunPlace _moving = new(Path.Combine(folder, Hidden[1]));

    /// <summary>The run that is complete, if there is one.</summary>
    public RunPlace Complete { get; } = new(folder);

    /// <summary>The run that is in progress or was interrupted, if there is one.</summary>
    public RunPlace Unfinished { get; } = new(Path.Combine(folder, UnfinishedName));

    public bool HasComplete => Directory.Exists(_moving.Folder) || Complete.IsThere;

    public bool HasUnfinished => Directory.Exists(Unfinished.Folder);

    /// <summary>Whether the unfinished run has a checkpoint.</summary>
    public bool CanBeResumed => Directory.Exists(Unfinished.Checkpoints) && Directory.EnumerateFiles(Unfinished.Checkpoints, "*.safetensors").Any();

    /// <summary>The model of the complete run, which may not have been moved to its place.</summary>
    public string Model => File.Exists(_moving.Model) ? _moving.Model : Complete.Model;

    /// <summary>Whether a training is writing into the folder now.</summary>
    public bool IsLocked
    {
        get
        {
            try
            {
                new FileStream(_lock, FileMode.Open, FileAccess.Read, FileShare.Read).Dispose();
                return false;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                return fault is not FileNotFoundException && File.Exists(_lock);
            }
        }
    }

    /// <summary>Whether an entry of the folder belongs to a run, or was left by one.</summary>
    public static bool IsOwn(FileSystemInfo entry) =>
        Hidden.Contains(entry.Name) || (entry is FileInfo ? RunPlace.Names.Contains(entry.Name) : entry.Name is UnfinishedName or RunPlace.CheckpointsName);

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

    /// <summary>Begins, or goes on with, a file of the unfinished run.</summary>
    public FileStream Open(string name, FileMode mode)
    {
        Directory.CreateDirectory(Unfinished.Folder);
        var stream = new FileStream(Unfinished.Of(name), mode, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
        if (!OperatingSystem.IsWindows() && File.Exists(Complete.Of(name)))
            File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(Complete.Of(name)));
        return stream;
    }

    /// <summary>Makes an unfinished run of the complete one, which stays as it is, or of the unfinished run itself.</summary>
    /// <param name="checkpoint">where it goes on</param>
    /// <param name="epochs">how many epochs are done there</param>
    public void GoOn(string checkpoint, long epochs)
    {
        if (HasUnfinished)
        {
            // Those of an end that was not reached, and that may be half written.
            foreach (var end in new[] { Unfinished.Model, Unfinished.Summary, Unfinished.Of(RunPlace.ReportName) })
                File.Delete(end);
            RunMetrics.Copy(Unfinished.Metrics, Unfinished.Metrics, epochs);
            return;
        }

        var start = new RunPlace(_starting);
        RemoveFolder(_starting);
        Directory.CreateDirectory(start.Checkpoints);
        RunMetrics.Copy(Complete.Metrics, start.Metrics, epochs);
        WholeFile.Write(Path.Combine(start.Checkpoints, Path.GetFileName(checkpoint)), copy =>
        {
            using var original = File.OpenRead(checkpoint);
            original.CopyTo(copy);
        });
        Directory.Move(_starting, Unfinished.Folder);
    }

    /// <summary>Removes the unfinished run.</summary>
    public void Abandon()
    {
        RemoveFolder(_starting);
        RemoveFolder(Unfinished.Folder);
    }

    /// <summary>Completes the unfinished run, which replaces the earlier one.</summary>
    public void Finish()
    {
        if (RunPlace.Names.FirstOrDefault(name => Directory.Exists(Complete.Of(name))) is { } other)
            throw new IOException($"{other} is a folder");
        Directory.Move(Unfinished.Folder, _moving.Folder);
        Settle();
    }

    /// <summary>Moves a complete run's files to their places. The earlier run's go first, so that two runs are never mixed.</summary>
    public void Settle()
    {
        if (!Directory.Exists(_moving.Folder))
            return;
        if (File.Exists(_moving.Model))
        {
            RemoveFolder(Complete.Checkpoints);
            foreach (var name in RunPlace.Names.Where(name => name != RunPlace.ModelName))
                File.Delete(Complete.Of(name));
        }

        foreach (var name in RunPlace.Names.Where(name => File.Exists(_moving.Of(name))))
            File.Move(_moving.Of(name), Complete.Of(name), overwrite: true);
        if (Directory.Exists(_moving.Checkpoints))
            Directory.Move(_moving.Checkpoints, Complete.Checkpoints);
        WholeFile.FlushFolder(folder);
        Directory.Delete(_moving.Folder);
    }

    /// <summary>Does the same, unless another process is at it or files may not be moved here.</summary>
    public void SettleWhereAllowed()
    {
        if (!Directory.Exists(_moving.Folder))
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

    private static void RemoveFolder(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
    }
}
