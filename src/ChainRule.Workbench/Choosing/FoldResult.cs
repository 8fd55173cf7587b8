using System.Text.Json.Nodes;
using ChainRule.Data;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Reporting;
using ChainRule.Workbench.Reporting.Comparisons;

namespace ChainRule.Workbench.Choosing;

/// <summary>How well a model does on the fold that it was not trained on.</summary>
/// <param name="Fold">which, from 1</param>
/// <param name="Rows">how many samples it has</param>
/// <param name="Epochs">how many were trained</param>
/// <param name="Figures">in the units of the table</param>
public sealed record FoldResult(int Fold, int Rows, int Epochs, IReadOnlyList<(string Name, double Value)> Figures)
{
    private const string Test = "test_";

    /// <summary>The figures by name.</summary>
    public JsonObject ToJson() =>
        new([KeyValuePair.Create("fold", (JsonNode?)Fold), KeyValuePair.Create("rows", (JsonNode?)Rows), KeyValuePair.Create("epochs", (JsonNode?)Epochs), .. Figures.Select(figure => KeyValuePair.Create(figure.Name, Reports.Number(figure.Value)))]);

    internal static FoldResult Of(int fold, Experiment experiment, ExperimentResult result) =>
        new(fold, experiment.Sets.Test!.Count, result.Epochs, result.Judged!.Value.Evaluation.Figures);

    /// <summary>Reads what a complete run says.</summary>
    /// <exception cref="InputException">it diverged, or a file is damaged</exception>
    internal static FoldResult Read(int fold, string folder)
    {
        var run = new ComparedRun("", folder, RunLog.Read(folder));
        (string, double)[] figures = [.. run.FinalFigures.Where(figure => figure.Name.StartsWith(Test, StringComparison.Ordinal) && figure.Name != "test_samples").Select(figure => (figure.Name[Test.Length..], figure.Value))];
        return figures.Length > 0
            ? new(fold, run.Log.Settings.GetProperty("test_samples").GetInt32(), run.Log.Epochs.Count, figures)
            : throw new InputException(folder, null, "the training diverged, and would diverge again", "train anew with a smaller --learning-rate, or --clip-norm 1");
    }
}
