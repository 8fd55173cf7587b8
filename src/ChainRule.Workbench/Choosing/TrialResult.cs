using System.Text.Json;
using System.Text.Json.Nodes;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Reporting;
using ChainRule.Workbench.Reporting.Comparisons;

namespace ChainRule.Workbench.Choosing;

/// <summary>How well a trial does on the validation rows, as far as it was trained.</summary>
/// <param name="Number">which trial, from 1</param>
/// <param name="Stage">which stage of the search it has done, from 0</param>
/// <param name="Epochs">how many it was trained for</param>
/// <param name="Seconds">how long that took, in all stages</param>
/// <param name="Figures">of the validation rows, in the units of the table; none if it diverged</param>
public sealed record TrialResult(int Number, TrialSettings Settings, int Stage, int Epochs, double Seconds, IReadOnlyList<(string Name, double Value)> Figures)
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

    /// <summary>Reads what a run says about its first epochs: at their end, or of the model that it chose if it ended there.</summary>
    internal static TrialResult Read(int number, TrialSettings settings, int stage, int epochs, string folder)
    {
        var log = RunLog.Read(folder);
        var run = new ComparedRun("", folder, log);
        var (done, seconds) = (Math.Min(epochs, log.Epochs.Count), log["seconds"].Where(double.IsFinite).Sum());
        return new(number, settings, stage, done, seconds,
        [
            .. run.HasEnded && log.Epochs.Count <= epochs
                ? run.FinalFigures.Where(figure => figure.Name.StartsWith(Validation, StringComparison.Ordinal)).Select(figure => (figure.Name[Validation.Length..], figure.Value))
                : log.Names.Where(name => name.StartsWith(Validation, StringComparison.Ordinal)).Select(name => (name[Validation.Length..], log[name][done - 1])),
        ]);
    }
}
