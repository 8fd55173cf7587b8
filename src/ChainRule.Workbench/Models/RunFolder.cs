using System.Text;
using ChainRule.Data;
using ChainRule.Formats;

namespace ChainRule.Workbench.Models;

/// <summary>
/// The folder that a training run leaves: model.safetensors, metrics.jsonl and summary.json. An earlier run's files stay until
/// this one is complete; a run that never is leaves nothing.
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
    /// <exception cref="InputException">there is a file of this name, or a folder with other things than a run's</exception>
    public static RunFolder Create(string path)
    {
        try
        {
            if (File.Exists(path))
                throw new InputException(path, null, "this is a file", "name a folder for the run");
            var isNew = !Directory.Exists(path);
            if (!isNew)
                RefuseOthers(path);
            Directory.CreateDirectory(path);
            return new(path, isNew);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, null, "the folder cannot be written to: " + fault.Message, "name another folder for the run", fault);
        }
    }

    /// <summary>Appends a line to metrics.jsonl.</summary>
    /// <param name="json">a JSON object on one line</param>
    public void AppendMetrics(string json)
    {
        if (json.AsSpan().ContainsAny('\r', '\n'))
            throw new ArgumentException("A line of metrics has no line break.", nameof(json));
        WriteLine(_metrics, json);
        _metrics.Stream.Flush();
    }

    /// <summary>Writes the model and the summary, and puts everything in its place.</summary>
    /// <param name="model">what was trained</param>
    /// <param name="summary">a JSON object</param>
    /// <exception cref="IOException">a file cannot be written</exception>
    /// <exception cref="UnauthorizedAccessException">a file may not be written</exception>
    public void Complete(TrainedModel model, string summary)
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
    }

    /// <summary>Takes away what an incomplete run has written.</summary>
    public void Dispose()
    {
        _metrics.Dispose();
        if (_isNew && Directory.Exists(Path) && !Directory.EnumerateFileSystemEntries(Path).Any())
            Directory.Delete(Path);
    }

    private static void RefuseOthers(string path)
    {
        string[] own = [ModelName, MetricsName, SummaryName];
        var other = new DirectoryInfo(path).EnumerateFileSystemInfos().OrderBy(entry => entry.Name)
            .FirstOrDefault(entry => entry is DirectoryInfo || (!own.Contains(entry.Name) && !entry.Name.EndsWith(WholeFile.PartialSuffix, StringComparison.Ordinal)));
        if (other is not null)
            throw new InputException(path, null, $"the folder holds \"{other.Name}\", which is not a run's", "name an empty folder, a new one, or one of an earlier run");
    }

    private static void WriteLine(WholeFile file, string line) => file.Stream.Write(Encoding.UTF8.GetBytes(line + "\n"));

    private string InFolder(string name) => System.IO.Path.Combine(Path, name);
}
