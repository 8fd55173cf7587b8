using System.Text;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Models;
using ChainRule.Training;

namespace ChainRule.Workbench.Models;

/// <summary>
/// The folder that a training run leaves: model.safetensors, settings.json, metrics.jsonl, summary.json, report.html and checkpoints. An earlier run is
/// replaced only on request, and its files stay until this one is complete. A run that is interrupted leaves what it has in the folder "unfinished", if
/// there is a checkpoint, and can be resumed. Only one training at a time writes to a folder.
/// </summary>
public sealed class RunFolder : IDisposable
{
    private readonly RunFiles _files;
    private readonly FileStream _lock;
    private readonly bool _isNew;
    private readonly Lock _gate = new();
    private FileStream? _metrics;

    private RunFolder(string path, RunFiles files, FileStream held, bool isNew, Checkpoint? from)
    {
        (Path, _files, _lock, _isNew, From) = (path, files, held, isNew, from);
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    public string Path { get; }

    /// <summary>Where the run goes on; null if it starts anew.</summary>
    public Checkpoint? From { get; }

    /// <summary>The folder for the checkpoints of this run.</summary>
    public string Checkpoints => _files.Unfinished.Checkpoints;

    /// <summary>Whether there is a checkpoint of this run.</summary>
    public bool CanBeResumed => _files.CanBeResumed;

    /// <summary>Whether the run that goes on had been complete.</summary>
    public bool WasComplete { get; private init; }

    /// <summary>Whether it had ended because numbers were no longer finite.</summary>
    public bool HasDiverged { get; private init; }

    /// <summary>The model of a run's folder, or of a folder of several runs that has one model.</summary>
    /// <exception cref="InputException">the run is not complete, or the folder has several models</exception>
    public static string ModelOf(string path)
    {
        if (RunSetFile.Find(path) is { } several)
            return several.OnlyModel(path);
        var files = new RunFiles(path);
        files.SettleWhereAllowed();
        return RunStatus.Of(path) is { IsComplete: false, UnfinishedEpoch: not null } status ? throw status.Incomplete() : files.Model;
    }

    /// <summary>The files of the runs in a folder, complete or not, without their checkpoints.</summary>
    public static IEnumerable<string> FilesOf(string path)
    {
        var files = new RunFiles(path);
        return new[] { files.Complete, files.Unfinished }.SelectMany(place => RunPlace.Names.Select(place.Of)).Where(File.Exists);
    }

    /// <summary>Refuses a wrong folder before anything is read or written, and long before training is done.</summary>
    /// <inheritdoc cref="Create"/>
    public static void Check(string path, bool overwrite) => RunOpening.Try(path, () =>
    {
        RunOpening.RefuseOthers(path, overwrite);
        return path;
    });

    /// <summary>Opens the folder for a new run, and creates it if there is none.</summary>
    /// <param name="overwrite">whether the run may replace an earlier one</param>
    /// <exception cref="InputException">this is a file, a folder with an earlier run or other things, or one that another training writes to</exception>
    public static RunFolder Create(string path, bool overwrite = false) => RunOpening.Try(path, () =>
    {
        RunOpening.RefuseOthers(path, overwrite);
        var isNew = !Directory.Exists(path);
        Directory.CreateDirectory(path);
        return RunOpening.Lock(path, (files, held) =>
        {
            files.Settle();
            files.Abandon();
            WholeFile.RemoveAbandoned(path);
            return new(path, files, held, isNew, from: null) { _metrics = files.Open(RunPlace.MetricsName, FileMode.CreateNew) };
        });
    });

    /// <summary>Opens the folder of a run that is to go on; nothing in it changes before <see cref="GoOn"/>.</summary>
    /// <exception cref="InputException">there is no such folder, no run or no whole checkpoint in it, or another training writes to it</exception>
    public static RunFolder Resume(string path) => RunOpening.Try(path, () =>
    {
        if (File.Exists(path) || !Directory.Exists(path))
            throw new InputException(path, null, File.Exists(path) ? "this is a file" : "there is no such folder", "name the folder of a run");
        if (new RunFiles(path) is { HasComplete: false, HasUnfinished: false })
            throw new InputException(path, null, "the folder holds no run", "name the folder of a run");
        return RunOpening.Lock(path, (files, held) =>
        {
            files.Settle();
            var place = files.HasUnfinished ? files.Unfinished : files.Complete;
            var newest = Checkpoint.Newest(place.Checkpoints)
                ?? throw new InputException(path, null, files.HasUnfinished ? "the run was interrupted before its first checkpoint" : "the run has no checkpoints", "start the training again, with --out and --overwrite");
            return new(path, files, held, isNew: false, newest) { WasComplete = !files.HasUnfinished, HasDiverged = !files.HasUnfinished && RunStatus.HasDiverged(files.Complete) };
        });
    });

    /// <summary>Goes on with the run: metrics from beyond the checkpoint are cut off.</summary>
    /// <exception cref="IOException">a file cannot be written; the message says why</exception>
    public void GoOn() => Write(() =>
    {
        lock (_gate)
        {
            _files.GoOn(From!.Path, From.State.EpochsDone);
            _metrics = _files.Open(RunPlace.MetricsName, FileMode.Append);
        }
    });

    /// <summary>Writes what is trained and how (a JSON object) to settings.json.</summary>
    /// <exception cref="IOException">the file cannot be written; the message says why</exception>
    public void Describe(string settings) => Write(() => WriteFile(RunPlace.SettingsName, stream => WriteLine(stream, settings)));

    /// <summary>Appends a JSON object to metrics.jsonl, as one line.</summary>
    public void AppendMetrics(string json)
    {
        if (json.AsSpan().ContainsAny('\r', '\n'))
            throw new ArgumentException("A line of metrics must not contain a line break.", nameof(json));
        Write(() =>
        {
            lock (_gate)
                WriteLine(_metrics!, json);
        });
    }

    /// <summary>Writes the model, the summary (a JSON object) and the page for people, and completes the run.</summary>
    /// <param name="report">writes the page; null for none</param>
    /// <exception cref="IOException">a file cannot be written; the message says why</exception>
    public void Complete(Model model, string summary, Action<Stream>? report = null) => Write(() =>
    {
        WriteFile(RunPlace.ModelName, model.Save);
        WriteFile(RunPlace.SummaryName, stream => WriteLine(stream, summary));
        if (report is not null)
            WriteFile(RunPlace.ReportName, report);
        lock (_gate)
        {
            _metrics!.Flush(flushToDisk: true);
            _metrics.Dispose();
            _files.Finish();
        }
    });

    /// <summary>Writes the model as it is now, and the page for people, beside the checkpoints of the interrupted run.</summary>
    /// <exception cref="IOException">they cannot be written; the message says why</exception>
    public void Interrupt(Model model, Action<Stream> report) => Write(() =>
    {
        WriteFile(RunPlace.ModelName, model.Save);
        WriteFile(RunPlace.ReportName, report);
    });

    /// <summary>Where the run is written before it is complete.</summary>
    internal RunPlace Place => _files.Unfinished;

    /// <summary>Removes the files of an incomplete run that cannot be resumed.</summary>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        lock (_gate)
            Leave();
    }

    // The gate stays shut, so that a thread that still runs can write and move nothing.
    private void OnExit(object? sender, EventArgs e)
    {
        _gate.Enter();
        try
        {
            Leave();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The next training into this folder removes it.
        }
    }

    private void Leave()
    {
        _metrics?.Dispose();
        if (_metrics is not null && !_files.CanBeResumed)
            _files.Abandon();
        _metrics = null;
        _lock.Dispose();
        if (_isNew && Directory.Exists(Path) && !Directory.EnumerateFileSystemEntries(Path).Any())
            Directory.Delete(Path);
    }

    private void WriteFile(string name, Action<Stream> write)
    {
        FileStream stream;
        lock (_gate)
            stream = _files.Open(name, FileMode.Create);
        using (stream)
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }
    }

    private void Write(Action write)
    {
        try
        {
            write();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{Path}: the run cannot be saved: {SystemFault.Reason(fault)}", fault);
        }
    }

    private static void WriteLine(Stream stream, string line) => stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
}
