using ChainRule.Data;
using ChainRule.Formats;

namespace ChainRule.Workbench.Models;

/// <summary>What is refused before a run's folder is written to.</summary>
internal static class RunOpening
{
    /// <summary>Refuses a file, and a folder with other things or, unless it may be replaced, with a run.</summary>
    public static void RefuseOthers(string path, bool overwrite)
    {
        if (File.Exists(path))
            throw new InputException(path, null, "this is a file", "name a folder for the run");
        if (!Directory.Exists(path))
            return;
        var other = new DirectoryInfo(path).EnumerateFileSystemInfos().OrderBy(entry => entry.Name)
            .FirstOrDefault(entry => !RunFiles.IsOwn(entry) && !entry.Name.EndsWith(WholeFile.PartialSuffix, StringComparison.Ordinal));
        if (other is not null)
            throw new InputException(path, null, $"the folder holds \"{other.Name}\", which is not part of a run", "name a new or an empty folder, or that of an earlier run with --overwrite");
        var files = new RunFiles(path);
        if (!overwrite && files.HasUnfinished)
            throw files.IsLocked ? Busy(path) : new InputException(path, null, "the folder holds a run that was interrupted", $"{(files.CanBeResumed ? $"\"{RunStatus.ResumeCommand(path)}\" goes on with it; " : "")}add --overwrite to replace it");
        if (!overwrite && files.HasComplete)
            throw new InputException(path, null, "the folder holds an earlier run", "add --overwrite to replace it, or name another folder");
    }

    /// <summary>Locks the folder; the lock is released if the run cannot be opened.</summary>
    public static RunFolder Lock(string path, Func<RunFiles, FileStream, RunFolder> open)
    {
        var files = new RunFiles(path);
        var held = files.TryLock() ?? throw Busy(path);
        try
        {
            return open(files, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>What the system refuses is wrong input: another folder may do.</summary>
    public static T Try<T>(string path, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            var problem = fault is FileNotFoundException or DirectoryNotFoundException ? "no folder can be made there" : "a run cannot be saved there: " + SystemFault.Reason(fault);
            throw new InputException(path, null, problem, "name another folder", fault);
        }
    }

    /// <summary>The error that another process writes to the folder.</summary>
    public static InputException Busy(string path) =>
        new(path, null, "another training is saving into this folder", "wait until it ends, or name another folder");
}
