using System.Globalization;
using System.Text.Json;
using ChainRule.Data;
using ChainRule.Expressions;

namespace ChainRule.Workbench.Reporting.Comparisons;

/// <summary>Runs side by side: the settings in which they differ, and how well each did.</summary>
public sealed class RunComparison
{
    // Those that say what was trained on what, and how; the rest follows from them.
    private static readonly string[] Settings =
    [
        "data", "train_samples", "validation_samples", "test_samples", "split", "network", "loss", "optimizer", "optimizer_settings", "learning_rate",
        "schedule", "clip", "trainable", "augment", "epochs", "batch", "seed",
    ];

    private static readonly Text OtherData = new(
        "The runs were trained on different data or learn different targets, so their figures cannot be compared.",
        "这些训练所用的数据或所学的目标不同，各项指标不可直接比较。");

    private RunComparison(IReadOnlyList<ComparedRun> runs) => Runs = runs;

    /// <summary>In the order in which they were named.</summary>
    public IReadOnlyList<ComparedRun> Runs { get; }

    /// <summary>Why the comparison may mislead; null if it does not.</summary>
    public Text? Warning =>
        Differ(run => run.Setting("data")) || Differ(Samples) || Differ(Targets) ? OtherData : null;

    /// <summary>The settings that differ, with each run's.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<string> Values)> Differences =>
        [.. Settings.Where(name => Differ(run => run.Setting(name))).Select(name => (name, (IReadOnlyList<string>)[.. Runs.Select(run => run.Setting(name))]))];

    /// <summary>Every figure that a run has.</summary>
    public IReadOnlyList<ComparedFigure> Figures =>
    [
        .. Runs.SelectMany(run => run.FinalFigures.Select(figure => figure.Name)).Distinct().OrderBy(PlaceOfSet).Select(name =>
            new ComparedFigure(name, [.. Runs.Select(run => run.Final(name))], IsHigherBetter(ComparedFigure.OfSet(name)))),
        Figure("lowest_validation_loss", run => Lowest(run.Log), IsHigherBetter("loss")),
        Figure("best_epoch", run => run.Log.Best < 0 ? double.NaN : run.Log.Epochs[run.Log.Best]),
        Figure("epochs", run => run.Log.Epochs is [.., var last] ? last : 0),
        Figure("seconds", Seconds, Runs.All(run => run.HasEnded) ? false : null),
        Figure("samples_per_second", run => run.Log.SamplesPerSecond, isHigherBetter: true),
        Figure("parameters", run => Number(run.Setting("parameters"))),
    ];

    /// <summary>Reads the folders of runs.</summary>
    /// <exception cref="InputException">one of them is not that of a run, or a file is damaged</exception>
    public static RunComparison Read(IReadOnlyList<string> folders)
    {
        string[] names = [.. folders.Select(folder => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))))];
        var areDistinct = names.Distinct(StringComparer.Ordinal).Count() == names.Length;
        return new([.. folders.Select((folder, i) => new ComparedRun(areDistinct ? names[i] : folder, folder, RunLog.Read(folder)))]);
    }

    private ComparedFigure Figure(string name, Func<ComparedRun, double> value, bool? isHigherBetter = null) => new(name, [.. Runs.Select(value)], isHigherBetter);

    // What was measured on other data, or a loss of another kind, is neither better nor worse.
    private bool? IsHigherBetter(string figure) =>
        Warning is not null || (figure == "loss" && Differ(run => run.Setting("loss"))) ? null : figure is not ("loss" or "mae" or "rmse");

    private bool Differ(Func<ComparedRun, string> setting) => Runs.Select(setting).Distinct(StringComparer.Ordinal).Skip(1).Any();

    // However they were divided.
    private static string Samples(ComparedRun run) =>
        $"{Number(run.Setting("train_samples")) + Number(run.Setting("validation_samples"))}, {run.Setting("test_samples")}";

    private static string Targets(ComparedRun run) =>
        run.Log.Settings is { ValueKind: JsonValueKind.Object } settings && settings.TryGetProperty("table", out var table) && table.ValueKind == JsonValueKind.Object && table.TryGetProperty("targets", out var targets) ? targets.GetRawText() : "";

    private static double Number(string setting) => double.TryParse(setting, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private static double Lowest(RunLog log) => log["validation_loss"] is { Count: > 0 } losses && log.Best >= 0 ? losses[log.Best] : double.NaN;

    // A run that did not end took as long as its epochs.
    private static double Seconds(ComparedRun run) => double.IsFinite(run.Final("seconds")) ? run.Final("seconds") : run.Log["seconds"].Where(double.IsFinite).Sum();

    // The least used in training is the most telling.
    private static int PlaceOfSet(string name) => name.Split('_')[0] switch { "test" => 0, "validation" => 1, _ => 2 };
}
