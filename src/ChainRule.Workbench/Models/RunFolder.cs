using System.Text;
using ChainRule.Data;
using ChainRule.Formats;

namespace ChainRule.Workbench.Models;

/// <summary>
/// The folder that a training run leaves: model.safetensors, settings.json, metrics.jsonl, summary.json and report.html. An earlier run is replaced only on request, and its
/// files stay until this one is complete; a run that is never completed leaves nothing. Only one training at a time writes to a folder.
/// </summary>
public sealed class RunFolder : IDisposable
{
    private readonly RunFiles _files;
    private readonly FileStream _lock;
    private readonly FileStream _metrics;
    private readonly bool _isNew;
    private readonly Lock _gate = new();

    private RunFolder(string path, RunFiles files, FileStream held, bool isNew)
    {
        (Path, _files, _lock, _isNew) = (path, files, held, isNew);
        _metrics = files.Begin(RunFiles.MetricsName);
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    public string Path { get; }

    /// <summary>The model of a run's folder.</summary>
    public static string ModelOf(string path)
    {
        var files = new RunFiles(path);
        files.SettleWhereAllowed();
        return files.Model;
    }

    /// <summary>Opens the folder for a run, and creates it if there is none.</summary>
    /// <param name="overwrite">whether the run may replace an earlier one</param>
    /// <exception cref="InputException">this is a file, a folder with an earlier run or other things, or one that another training writes to</exception>
    public static RunFolder Create(string path, bool overwrite = false) => Try(path, () =>
    {
        Check(path, overwrite);
        var isNew = !Directory.Exists(path);
        Directory.CreateDirectory(path);
        var files = new RunFiles(path);
        var held = files.TryLock() ?? throw new InputException(path, null, "another training is saving into this folder", "wait until it ends, or name another folder");
        try
        {
            files.Settle();
            files.Abandon();
            WholeFile.RemoveAbandoned(path);
            return new RunFolder(path, files, held, isNew);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    });

    /// <summary>Refuses a wrong folder before anything is read or written, and long before training is done.</summary>
    /// <inheritdoc cref="Create"/>
    public static void Check(string path, bool overwrite) => Try(path, () =>
    {
        if (File.Exists(path))
            throw new InputException(path, null, "this is a file", "name a folder for the run");
        if (Directory.Exists(path))
            RefuseOthers(path, overwrite);
        return path;
    });

    /// <summary>Writes what is trained and how (a JSON object) to settings.json.</summary>
    /// <exception cref="IOException">the file cannot be written; the message says why</exception>
    public void Describe(string settings) => Write(() => WriteFile(RunFiles.SettingsName, stream => WriteLine(stream, settings)));

    /// <summary>Appends a JSON object to metrics.jsonl, as one line.</summary>
    public void AppendMetrics(string json)
    {
        if (json.AsSpan().ContainsAny('\r', '\n'))
            throw new ArgumentException("A line of metrics must not contain a line break.", nameof(json));
        Write(() =>
        {
            lock (_gate)
                WriteLine(_metrics, json);
        });
    }

    /// <summary>Writes the model, the summary (a JSON object) and the page for people, and completes the run.</summary>
    /// <param name="report">writes the page; null for none</param>
    /// <exception cref="IOException">a file cannot be written; the message says why</exception>
    public void Complete(TrainedModel model, string summary, Action<Stream>? report = null) => Write(() =>
    {
        WriteFile(RunFiles.ModelName, stream => ModelFile.Write(stream, model));
        WriteFile(RunFiles.SummaryName, stream => WriteLine(stream, summary));
        if (report is not null)
            WriteFile(RunFiles.ReportName, report);
        lock (_gate)
        {
            _metrics.Flush(flushToDisk: true);
            _metrics.Dispose();
            _files.Complete();
        }
    });

    /// <summary>Removes the files of an incomplete run.</summary>
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
        _metrics.Dispose();
        _files.Abandon();
        _lock.Dispose();
        if (_isNew && Directory.Exists(Path) && !Directory.EnumerateFileSystemEntries(Path).Any())
            Directory.Delete(Path);
    }

    private void WriteFile(string name, Action<Stream> write)
    {
        FileStream stream;
        lock (_gate)
            stream = _files.Begin(name);
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

    private static T Try<T>(string path, Func<T> make)
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

    private static void RefuseOthers(string path, bool overwrite)
    {
        var other = new DirectoryInfo(path).EnumerateFileSystemInfos().OrderBy(entry => entry.Name)
            .FirstOrDefault(entry => !RunFiles.IsOwn(entry) && !entry.Name.EndsWith(WholeFile.PartialSuffix, StringComparison.Ordinal));
        if (other is not null)
            throw new InputException(path, null, $"the folder holds \"{other.Name}\", which is not part of a run", "name a new or an empty folder, or that of an earlier run with --overwrite");
        if (!overwrite && new RunFiles(path).Exist)
            throw new InputException(path, null, "the folder holds an earlier run", "add --overwrite to replace it, or name another folder");
    }

    private static void WriteLine(Stream stream, string line) => stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
}
