using System.Text;
using System.Text.Json;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Workbench.Models;

namespace ChainRule.Workbench.Reporting;

/// <summary>What a run has told of itself: its settings, the figures of every epoch, and how it ended.</summary>
public sealed class RunLog
{
    private const long MaximumLength = int.MaxValue;

    private readonly List<double> _epochs = [];
    private readonly OrderedDictionary<string, List<double>> _figures = [];

    /// <summary>The figures that are drawn epoch by epoch, those of them that a run has.</summary>
    internal static readonly IReadOnlyList<string> Judging = ["loss", "accuracy", "macro_f1", "r2", "mae"];

    /// <summary>What was trained and how; undefined if it is not known.</summary>
    public JsonElement Settings { get; init; }

    /// <summary>The final figures; undefined if the run did not end.</summary>
    public JsonElement End { get; set; }

    /// <summary>The epochs that are done, from 1.</summary>
    public IReadOnlyList<double> Epochs => _epochs;

    /// <summary>The names of the figures, as metrics.jsonl has them; those of layers after a slash: gradient_norms/0.</summary>
    public IEnumerable<string> Names => _figures.Keys;

    /// <summary>A figure of every epoch; NaN where there is none, and none at all under an unknown name.</summary>
    public IReadOnlyList<double> this[string name] => _figures.TryGetValue(name, out var values) ? values : [];

    /// <summary>The median speed of its epochs, in samples per second; NaN if it has none.</summary>
    public double SamplesPerSecond => this["samples_per_second"] is { Count: > 0 } speeds ? speeds.Order().ElementAt(speeds.Count / 2) : double.NaN;

    /// <summary>The place of the epoch with the smallest validation loss, or training loss if nothing validates; −1 if there is none.</summary>
    public int Best
    {
        get
        {
            var losses = this["validation_loss"] is { Count: > 0 } held ? held : this["loss"];
            var finite = Enumerable.Range(0, losses.Count).Where(i => double.IsFinite(losses[i]));
            return finite.Any() ? finite.MinBy(i => losses[i]) : -1;
        }
    }

    /// <summary>Reads the folder of a run, which may not have ended.</summary>
    /// <exception cref="InputException">this is no run, or a file is damaged</exception>
    public static RunLog Read(string folder)
    {
        var files = new RunFiles(folder);
        files.SettleWhereAllowed();
        var place = File.Exists(files.Complete.Metrics) ? files.Complete : files.Unfinished;
        return File.Exists(place.Metrics) ? Read(place) : throw new InputException(folder, null, "this is not the folder of a run", RunSetFile.Find(folder) is null ? "name a folder that train --out saved" : "name one of the runs in it");
    }

    internal static RunLog Read(RunPlace place)
    {
        var log = new RunLog { Settings = Object(place.Settings), End = Object(place.Summary) };
        var lines = Encoding.UTF8.GetString(InputFile.ReadAllBytes(place.Metrics, MaximumLength)).Split('\n');

        // A process that was killed may have left half a line at the end.
        foreach (var (i, line) in lines[..^1].Index())
            log.Add(Parse(Encoding.UTF8.GetBytes(line), FormattableString.Invariant($"{place.Metrics}, line {i + 1}")));
        return log;
    }

    /// <summary>Adds a line of metrics.jsonl. An epoch that was there already, before training resumed, is replaced.</summary>
    public void Add(string line) => Add(JsonElement.Parse(line));

    private static JsonElement Object(string path) => File.Exists(path) ? Parse(InputFile.ReadAllBytes(path, MaximumLength), path) : default;

    private static JsonElement Parse(byte[] json, string file)
    {
        using var document = StrictJson.Parse(json, file);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? document.RootElement.Clone()
            : throw new InputException(file, null, "this is not a JSON object", "train again, or leave this run out");
    }

    private void Add(JsonElement line)
    {
        if (!line.TryGetProperty("epoch", out var number) || number.ValueKind != JsonValueKind.Number)
            return;
        var epoch = number.GetDouble();
        var kept = _epochs.FindIndex(done => done >= epoch) is var place and >= 0 ? place : _epochs.Count;
        foreach (var values in _figures.Values.Append(_epochs))
            values.RemoveRange(kept, values.Count - kept);
        _epochs.Add(epoch);
        foreach (var property in line.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var part in property.Value.EnumerateObject())
                    Put($"{property.Name}/{part.Name}", part.Value);
            }
            else if (property.Name != "epoch")
            {
                Put(property.Name, property.Value);
            }
        }

        foreach (var values in _figures.Values.Where(values => values.Count < _epochs.Count))
            values.Add(double.NaN);
    }

    // JSON has no NaN: it stands as null.
    private void Put(string name, JsonElement value)
    {
        if (value.ValueKind is not (JsonValueKind.Number or JsonValueKind.Null))
            return;
        if (!_figures.TryGetValue(name, out var values))
            _figures.Add(name, values = [.. Enumerable.Repeat(double.NaN, _epochs.Count - 1)]);
        values.Add(value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble());
    }
}
