using System.Text;
using ChainRule.Data;
using ChainRule.Formats;

namespace ChainRule.Workbench.Models;

/// <summary>
/// The folder that a training run leaves: model.safetensors, metrics.jsonl and summary.json. An earlier run is replaced only
/// where that is asked for, and its files stay until this one is complete; a run that never is leaves nothing.
/// </summary>
public sealed class RunFolder : IDisposable
{
    public const string ModelName = "model.safetensors";
    public const string MetricsName = "metrics.jsonl";
    public const string SummaryName = "summary.json";

    private readonly WholeFile _metrics;
    private readonly bool _isNew;

    private RunFolder(string path, bool isNew)
    {
        (Path, _isNew) = (path, isNew);
        _metrics = new(InFolder(MetricsName));
    }

    public string Path { get; }

    /// <summary>Makes the folder where there is none.</summary>
    /// <param name="path">the folder</param>
    /// <param name="overwrite">whether the run may take the place of an earlier one</param>
    /// <exception cref="InputException">there is a file of this name, or a folder with an earlier run or other things</exception>
    public static RunFolder Create(string path, bool overwrite = false) => Try(path, () =>
    {
        Check(path, overwrite);
        var isNew = !Directory.Exists(path);
        Directory.CreateDirectory(path);
        WholeFile.RemoveAbandoned(path);
        return new RunFolder(path, isNew);
    });

    /// <summary>Refuses a folder that can be told to be wrong without writing: before data are read, and long before training is done.</summary>
    /// <inheritdoc cref="Create"/>
    public static void Check(string path, bool overwrite) => Try(path, () =>
    {
        if (File.Exists(path))
            throw new InputException(path, null, "this is a file", "name a folder for the run");
        if (Directory.Exists(path))
            RefuseOthers(path, overwrite);
        return path;
    });

    /// <summary>Appends a line to metrics.jsonl.</summary>
    /// <param name="json">a JSON object on one line</param>
    public void AppendMetrics(string json)
    {
        if (json.AsSpan().ContainsAny('\r', '\n'))
            throw new ArgumentException("A line of metrics has no line break.", nameof(json));
        Write(() =>
        {
            WriteLine(_metrics, json);
            _metrics.Stream.Flush();
        });
    }

    /// <summary>Writes the model and the summary, and puts everything in its place.</summary>
    /// <param name="model">what was trained</param>
    /// <param name="summary">a JSON object</param>
    /// <exception cref="IOException">a file cannot be written; the message says why</exception>
    public void Complete(TrainedModel model, string summary) => Write(() =>
    {
        using var modelFile = new WholeFile(InFolder(ModelName));
        using var summaryFile = new WholeFile(InFolder(SummaryName));
        ModelFile.Write(modelFile.Stream, model);
        WriteLine(summaryFile, summary);

        // Until all are written, none is put in its place.
        WholeFile[] files = [modelFile, _metrics, summaryFile];
        foreach (var file in files)
            file.Stream.Flush(flushToDisk: true);
        foreach (var file in files)
            file.Complete();
    });

    /// <summary>Takes away what an incomplete run has written.</summary>
    public void Dispose()
    {
        _metrics.Dispose();
        if (_isNew && Directory.Exists(Path) && !Directory.EnumerateFileSystemEntries(Path).Any())
            Directory.Delete(Path);
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
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(path, null, "no folder can be made there", "name another folder for the run", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, null, "a run cannot be saved there: " + SystemFault.Reason(fault), "name another folder", fault);
        }
    }

    private static void RefuseOthers(string path, bool overwrite)
    {
        string[] own = [ModelName, MetricsName, SummaryName];
        var other = new DirectoryInfo(path).EnumerateFileSystemInfos().OrderBy(entry => entry.Name)
            .FirstOrDefault(entry => entry is DirectoryInfo || (!own.Contains(entry.Name) && !entry.Name.EndsWith(WholeFile.PartialSuffix, StringComparison.Ordinal)));
        if (other is not null)
            throw new InputException(path, null, $"the folder holds \"{other.Name}\", which is not a run's", "name a new or an empty folder, or that of an earlier run with --overwrite");
        if (!overwrite && own.Any(name => File.Exists(System.IO.Path.Combine(path, name))))
            throw new InputException(path, null, "the folder holds an earlier run", "add --overwrite to replace it, or name another folder");
    }

    private static void WriteLine(WholeFile file, string line) => file.Stream.Write(Encoding.UTF8.GetBytes(line + "\n"));

    private string InFolder(string name) => System.IO.Path.Combine(Path, name);
}
