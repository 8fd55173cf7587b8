using ChainRule.Data;
using ChainRule.Formats;

namespace ChainRule.Workbench.Models;

/// <summary>
/// A folder with the runs that one command makes, such as a run for each fold. A file beside them, runs.json, says which command it is, which of the
/// runs are the model in the end, and what was found. The runs themselves say how far they are, so that an interrupted command can go on.
/// </summary>
public sealed class RunSet : IDisposable
{
    private readonly FileStream _lock;

    private RunSet(string path, RunSetFile description, FileStream held) => (Path, Description, _lock) = (path, description, held);

    public string Path { get; }

    /// <summary>What the file says.</summary>
    public RunSetFile Description { get; private set; }

    /// <summary>The folder of one of the runs.</summary>
    public string Folder(string run) => System.IO.Path.Combine(Path, run);

    /// <summary>Refuses a folder that cannot be written to, or that holds other things, before the work.</summary>
    /// <param name="overwrite">whether earlier runs may be replaced</param>
    /// <exception cref="InputException">this is a file, or a folder with earlier runs or other things</exception>
    public static void Check(string path, bool overwrite)
    {
        if (RunSetFile.Find(path) is not { } earlier)
        {
            if (IsRun(path))
                throw new InputException(path, null, "the folder holds a single run", "name another folder");
            RunOpening.RefuseOthers(path, overwrite: false);
        }
        else if (!overwrite)
        {
            throw new InputException(path, null, earlier.IsComplete ? $"the folder holds the runs of an earlier {earlier.What}" : $"the folder holds {earlier.Interrupted}", $"{(earlier.IsComplete ? "" : $"\"{earlier.ResumeCommand(path)}\" goes on with it; ")}add --overwrite to replace it");
        }
    }

    /// <summary>Opens a folder for new runs; earlier ones are removed.</summary>
    /// <inheritdoc cref="Check"/>
    /// <param name="verb">the command: train</param>
    /// <param name="words">its options and arguments</param>
    public static RunSet Create(string path, bool overwrite, string verb, IEnumerable<string> words) => RunOpening.Try(path, () =>
    {
        Check(path, overwrite);
        Directory.CreateDirectory(path);
        var held = Lock(path);
        File.Delete(RunSetFile.In(path));
        File.Delete(new RunPlace(path).Of(RunPlace.ReportName));
        foreach (var run in Directory.EnumerateDirectories(path).Where(IsRun))
            Directory.Delete(run, recursive: true);
        return new RunSet(path, new(verb, [.. words]), held).Write();
    });

    /// <summary>Opens the folder of runs that are to go on.</summary>
    /// <exception cref="InputException">they are complete, or another process writes to them</exception>
    public static RunSet Resume(string path) => RunOpening.Try(path, () =>
    {
        var description = RunSetFile.Find(path)!;
        return description.IsComplete
            ? throw new InputException(path, null, $"the {description.What} is complete", "start it anew, in another folder")
            : new RunSet(path, description, Lock(path));
    });

    /// <summary>Says which runs are the model so far or in the end, and what was found.</summary>
    public void Describe(RunSetFile description)
    {
        Description = description;
        Write();
    }

    /// <summary>Writes the page for people.</summary>
    public void Report(Action<Stream> write) => WholeFile.Write(Folder(RunPlace.ReportName), write);

    /// <summary>Removes a run that is not needed any more.</summary>
    public void Remove(string run)
    {
        if (Directory.Exists(Folder(run)))
            Directory.Delete(Folder(run), recursive: true);
    }

    public void Dispose() => _lock.Dispose();

    private static bool IsRun(string folder) => new RunFiles(folder) is { HasUnfinished: true } or { HasComplete: true };

    private static FileStream Lock(string path) => new RunFiles(path).TryLock() ?? throw RunOpening.Busy(path);

    private RunSet Write()
    {
        WholeFile.Write(RunSetFile.In(Path), Description.Save);
        return this;
    }
}
