using System.Text.Json.Nodes;
using ChainRule.Workbench.Experiments;

namespace ChainRule.Workbench.Reporting.Comparisons;

/// <summary>A comparison for programs.</summary>
public static class ComparisonJson
{
    /// <summary>One line of JSON.</summary>
    public static string Of(RunComparison comparison) => Reports.Line(new JsonObject
    {
        ["event"] = "compared",
        ["warning"] = comparison.Warning?.English,
        ["differences"] = new JsonArray([.. comparison.Differences.Select(setting => (JsonNode)setting.Name)]),
        ["runs"] = new JsonArray([.. comparison.Runs.Select((run, i) => Run(comparison, run, i))]),
    });

    private static JsonObject Run(RunComparison comparison, ComparedRun run, int place) => new()
    {
        ["name"] = run.Name,
        ["folder"] = run.Folder,
        ["ended"] = run.Ending,
        ["settings"] = JsonNode.Parse(run.Log.Settings.ValueKind == System.Text.Json.JsonValueKind.Object ? run.Log.Settings.GetRawText() : "null"),
        ["figures"] = new JsonObject(comparison.Figures.Select(figure => KeyValuePair.Create(figure.Name, Reports.Number(figure.Values[place])))),
        ["best_in"] = new JsonArray([.. comparison.Figures.Where(figure => figure.IsBest(place)).Select(figure => (JsonNode)figure.Name)]),
    };
}
