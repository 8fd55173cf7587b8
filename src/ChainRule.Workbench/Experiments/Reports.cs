using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChainRule.Data;
using ChainRule.Metrics;
using ChainRule.Specifications;
using ChainRule.Training;
using ChainRule.Workbench.Data.Tables.Columns;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Series;
using ChainRule.Workbench.Data.Tables.Targets;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Networks;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Experiments;

/// <summary>The reports of an experiment, one line of JSON each: for the run folder, and for programs that read along.</summary>
public static class Reports
{
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The network, the data and the settings of a training that is about to start.</summary>
    public static string Start(Experiment experiment) => Line(new()
    {
        ["event"] = "start",
        ["data"] = experiment.Options.Data,
        ["table"] = Table(experiment.Preparation),
        ["pictures"] = experiment.Pictures is { } pictures ? JsonNode.Parse(pictures.ToJson())!["pictures"]!.DeepClone() : null,
        ["notes"] = experiment.Notes.Select(note => (JsonNode)note).ToJsonArray(),
        ["split"] = experiment.Split is { } kind ? JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()) : null,
        ["network"] = experiment.Model.Network.Children.Select(layer => (JsonNode)layer.ToString()!).ToJsonArray(),
        ["network_was_chosen"] = experiment.NetworkWasChosen,
        ["parameters"] = experiment.Model.Network.ParameterCount,
        ["loss"] = experiment.Model.LossName(),
        ["learns_standardized"] = experiment.LearnsStandardized,
        ["warning"] = experiment.Model.Warning,
        ["optimizer"] = experiment.Model.OptimizerName(),
        ["optimizer_settings"] = experiment.Model.Specification.Optimizer?.OtherSettingsToJson(),
        ["learning_rate"] = experiment.Model.Optimizer!.InitialLearningRate,
        ["schedule"] = experiment.Model.Specification.Schedule?.ToJson(),
        ["clip"] = experiment.Model.Specification.Clip?.ToJson(),
        ["trainable"] = experiment.Model.Specification.Trainable is { Count: > 0 } trainable ? TrainablePattern.ToJson(trainable) : null,
        ["epochs"] = experiment.Epochs,
        ["batch"] = experiment.BatchSize,
        ["seed"] = experiment.Seed,
        ["augment"] = experiment.Options.Augment,
        ["train_samples"] = experiment.Sets.Train.Count,
        ["validation_samples"] = experiment.Sets.Validation?.Count ?? 0,
        ["test_samples"] = experiment.Sets.Test?.Count ?? 0,
        ["resumed_from"] = experiment.From?.Path,
    });

    /// <summary>One epoch's figures.</summary>
    /// <param name="report">the figures</param>
    /// <param name="gradientNorms">the norm of the gradients of each layer; null if it was not observed</param>
    public static string Epoch(EpochReport report, IReadOnlyDictionary<string, double>? gradientNorms = null)
    {
        var line = new JsonObject { ["event"] = "epoch", ["epoch"] = report.Epoch };
        AddFigures(line, "", report.Training.Figures);
        if (report.Validation is not null)
            AddFigures(line, "validation_", report.Validation.Figures);
        line["learning_rate"] = report.LearningRate;
        if (gradientNorms is not null)
            line["gradient_norms"] = new JsonObject(gradientNorms.Select(layer => KeyValuePair.Create(layer.Key, Number(layer.Value))));
        line["seconds"] = report.Duration.TotalSeconds;
        line["samples_per_second"] = Math.Round(report.SamplesPerSecond);
        return Line(line);
    }

    /// <summary>The loss at one learning rate of a range test.</summary>
    public static string RatePoint(RatePoint point) =>
        Line(new() { ["event"] = "rate", ["learning_rate"] = point.Rate, ["loss"] = Number(point.Loss) });

    /// <summary>What a range test suggests; null where the loss never fell.</summary>
    public static string Suggested(LearningRateRange range) =>
        Line(new() { ["event"] = "suggestion", ["learning_rate"] = range.Suggestion, ["least_loss_at"] = range.LeastLossRate });

    /// <summary>A row of a table of several trainings.</summary>
    public static string Row(string kind, JsonObject row)
    {
        var line = new JsonObject { ["event"] = kind };
        foreach (var (name, value) in row)
            line[name] = value?.DeepClone();
        return Line(line);
    }

    /// <summary>Every final figure.</summary>
    public static string Done(ExperimentResult result, IReadOnlyList<string>? names)
    {
        var line = new JsonObject
        {
            ["event"] = "done",
            ["epochs"] = result.Epochs,
            ["stopped"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(result.Ending.ToString()),
            ["seconds"] = result.Duration.TotalSeconds,
        };
        foreach (var (name, evaluation) in result.Sets)
            AddFigures(line, name + "_", evaluation.Figures);
        AddNaive(line, result.Naive);
        if (result.Judged is ({ } _, { } judged))
            AddOutputs(line, judged, names);
        return Line(line);
    }

    /// <summary>Where training reached numbers that are not finite.</summary>
    public static string Diverged(DivergedException fault) =>
        Line(new() { ["event"] = "diverged", ["epoch"] = fault.Epoch, ["step"] = fault.Step, ["where"] = fault.Where });

    /// <summary>How well a model does on data.</summary>
    public static string Evaluated(Judgement judgement, ModelUse use)
    {
        var line = new JsonObject { ["event"] = "evaluated", ["samples"] = judgement.Samples, ["rows_left_out"] = judgement.LeftOut, ["table"] = Table(use.Preparation) };
        if (judgement.Note is { } note)
            line["note"] = note;
        AddFigures(line, "", judgement.Evaluation.Figures);
        AddNaive(line, judgement.Naive);
        AddOutputs(line, judgement.Evaluation, use.OutputNames);
        return Line(line);
    }

    // What the columns of a table were read as; null if the data were numbers already.
    private static JsonObject? Table(Preparation? preparation) => preparation is null ? null : new()
    {
        ["targets"] = preparation.Target.Names.Select(name => (JsonNode)name).ToJsonArray(),
        ["kind"] = preparation.Target switch { ClassTarget => "class", LabelTargets => "label", _ => "number" },
        ["classes"] = preparation.Classes?.Select(name => (JsonNode)name).ToJsonArray(),
        ["columns"] = preparation.Columns.Select(column => (JsonNode)new JsonObject
        {
            ["name"] = column.Name,
            ["kind"] = column switch { WordColumn => "word", HashedColumn => "hash", DateColumn => "date", TimeColumn => "time", _ => "number" },
            ["inputs"] = column.Width,
        }).ToJsonArray(),
        ["left_out"] = (preparation.LeftOut ?? []).Select(column => new JsonObject { ["name"] = column.Name, ["reason"] = column.Reason }).ToJsonArray(),
    };

    private static void AddNaive(JsonObject line, NaiveForecast? naive)
    {
        if (naive is not null)
            line["naive_forecast"] = new JsonObject { ["rows_before"] = naive.RowsBefore, ["mae"] = Number(naive.MeanAbsoluteError) };
    }

    private static void AddFigures(JsonObject line, string prefix, IEnumerable<(string Name, double Value)> figures)
    {
        foreach (var (name, value) in figures)
            line[prefix + name] = Number(value);
    }

    private static void AddOutputs(JsonObject line, Evaluation evaluation, IReadOnlyList<string>? names)
    {
        if (evaluation.Classification is { } matrix)
            AddClasses(line, matrix, ClassNames.Of(names, matrix.Classes));
        else if (evaluation.Regression?.ByOutput is { Count: > 1 } outputs)
            line["targets"] = outputs.Select(output => output.Figures).Zip(ClassNames.Of(names, outputs.Count), Target).ToJsonArray();
        else if (evaluation.Labels is { ByLabel: var labels })
            line["targets"] = labels.Select(LabelScores.FiguresOf).Zip(ClassNames.Of(names, labels.Count), Target).ToJsonArray();
    }

    private static JsonNode Target(IReadOnlyList<(string Name, double Value)> figures, string name)
    {
        var target = new JsonObject { ["name"] = name };
        AddFigures(target, "", figures);
        return target;
    }

    private static void AddClasses(JsonObject line, ConfusionMatrix matrix, IReadOnlyList<string> names)
    {
        var all = Enumerable.Range(0, matrix.Classes).ToArray();
        line["classes"] = all.Select(c => (JsonNode)new JsonObject
        {
            ["name"] = names[c],
            ["precision"] = matrix.Precision(c),
            ["recall"] = matrix.Recall(c),
            ["f1"] = matrix.F1(c),
            ["support"] = matrix.Support(c),
        }).ToJsonArray();
        line["confusion_matrix"] = all.Select(a => (JsonNode)all.Select(p => (JsonNode)matrix[a, p]).ToJsonArray()).ToJsonArray();
    }

    // JSON has no NaN or infinity.
    internal static JsonNode? Number(double value) => double.IsFinite(value) ? value : null;

    private static JsonArray ToJsonArray(this IEnumerable<JsonNode> items) => [.. items];

    internal static string Line(JsonObject line) => Printable.Json(line.ToJsonString(Format));
}
