namespace ChainRule.Workbench.Models;

/// <summary>Where the files of a run lie: in its folder when it is complete, in a folder within that before.</summary>
internal sealed record RunPlace(string Folder)
{
    public const string ModelName = "model.safetensors";
    public const string MetricsName = "metrics.jsonl";
    public const string SettingsName = "settings.json";
    public const string SummaryName = "summary.json";
    public const string ReportName = "report.html";
    public const string CheckpointsName = "checkpoints";

    /// <summary>The names of the files, without the checkpoints.</summary>
    public static readonly IReadOnlyList<string> Names = [ModelName, SettingsName, MetricsName, SummaryName, ReportName];

    public string Model => Of(ModelName);

    public string Metrics => Of(MetricsName);

    public string Settings => Of(SettingsName);

    public string Summary => Of(SummaryName);

    public string Checkpoints => Of(CheckpointsName);

    public bool IsThere => Names.Select(Of).Any(File.Exists) || Directory.Exists(Checkpoints);

    public string Of(string name) => Path.Combine(Folder, name);
}
