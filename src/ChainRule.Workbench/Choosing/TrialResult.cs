using System.Text.Json;
using System.Text.Json.Nodes;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Reporting;

namespace ChainRule.Workbench.Choosing;

/// <summary>How well a trial does on the validation rows, as far as it was trained.</summary>
/// <param name="Number">which trial, from 1</param>
/// <param name="Stage">which stage of the search it has done, from 0</param>
/// <param name="Epochs">how many it was trained for</param>
/// <param name="Figures">of the validation rows, in the units of the table; none if it diverged</param>
public sealed record TrialResult(int Number, TrialSettings Settings, int Stage, int Epochs, IReadOnlyList<(string Name, double Value)> Figures)
{
    private const string Validation = "validation_";

    /// <summary>The validation loss; infinite if the trial diverged.</summary>
    public double Loss => Figures.Where(figure => figure.Name == "loss" && double.IsFinite(figure.Value)).Select(figure => figure.Value).FirstOrDefault(double.PositiveInfinity);

    /// <summary>The results, the best first: those that were trained longest, by their loss.</summary>
    public static IReadOnlyList<TrialResult> Sorted(IEnumerable<TrialResult> results) =>
        [.. results.OrderBy(result => !double.IsFinite(result.Loss)).ThenByDescending(result => result.Stage).ThenBy(result => result.Loss).ThenBy(result => result.Number)];

    /// <summary>The figures by name.</summary>
    public JsonObject ToJson() => new(
    [
        KeyValuePair.Create("trial", (JsonNode?)Number),
        .. Settings.Values.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)value.Value)),
        KeyValuePair.Create("epochs", (JsonNode?)Epochs),
        .. Figures.Select(figure => KeyValuePair.Create(Validation + figure.Name, Reports.Number(figure.Value))),
    ]);

    /// <summary>Reads what a run says about its first epochs: the figures of the best of them, whose weights it keeps.</summary>
    internal static TrialResult Read(int number, TrialSettings settings, int stage, int epochs, string folder)
    {
        var log = RunLog.Read(folder);
        var done = Math.Min(epochs, log.Epochs.Count);
        var best = HasDiverged(log, epochs) ? -1 : Best(log[Validation + "loss"].Take(done));
        return new(number, settings, stage, done, best < 0 ? [] :
        [
            .. log.Names.Where(name => name.StartsWith(Validation, StringComparison.Ordinal)).Select(name => (name[Validation.Length..], log[name][best])),
        ]);
    }

    private static int Best(IEnumerable<double> losses) => losses.Index().Where(loss => double.IsFinite(loss.Item)).OrderBy(loss => loss.Item).Select(loss => loss.Index).FirstOrDefault(-1);

    private static bool HasDiverged(RunLog log, int epochs) =>
        log.End.ValueKind == JsonValueKind.Object && log.End.GetProperty("event").GetString() == "diverged" && log.End.GetProperty("epoch").GetInt32() <= epochs;
}
