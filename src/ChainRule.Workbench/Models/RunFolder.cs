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

    private const string PartialMetricsName = "." + MetricsName + WholeFile.PartialSuffix;

    private readonly StreamWriter _metrics;
    private readonly bool _isNew;
    private bool _isClosed;

    private RunFolder(string path, bool isNew)
    {
        (Path, _isNew) = (path, isNew);
        _metrics = new(InFolder(PartialMetricsName), append: false, new UTF8Encoding(false)) { NewLine = "\n", AutoFlush = true };
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
        _metrics.WriteLine(json);
    }

    /// <summary>Writes the model and the summary, and puts everything in its place.</summary>
    /// <param name="model">what was trained</param>
    /// <param name="summary">a JSON object</param>
    /// <exception cref="IOException">a file cannot be written</exception>
    public void Complete(TrainedModel model, string summary)
    {
        _metrics.Dispose();
        ModelFile.Save(InFolder(ModelName), model);
        File.Move(InFolder(PartialMetricsName), InFolder(MetricsName), overwrite: true);
        WholeFile.Write(InFolder(SummaryName), stream => stream.Write(Encoding.UTF8.GetBytes(summary + "\n")));
        _isClosed = true;
    }

    /// <summary>Takes away what an incomplete run has written.</summary>
    public void Dispose()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        _metrics.Dispose();
        File.Delete(InFolder(PartialMetricsName));
        if (_isNew && !Directory.EnumerateFileSystemEntries(Path).Any())
            Directory.Delete(Path);
    }

    private static void RefuseOthers(string path)
    {
        string[] own = [ModelName, MetricsName, SummaryName];
        var other = Directory.EnumerateFileSystemEntries(path).Select(entry => System.IO.Path.GetFileName(entry))
            .Except(own).Order().FirstOrDefault(name => !name.EndsWith(WholeFile.PartialSuffix, StringComparison.Ordinal));
        if (other is not null)
            throw new InputException(path, null, $"the folder holds \"{other}\", which is not a run's", "name an empty folder, a new one, or one of an earlier run");
    }

    private string InFolder(string name) => System.IO.Path.Combine(Path, name);
}
