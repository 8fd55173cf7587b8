using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChainRule.Data;
using ChainRule.Metrics;
using ChainRule.Training;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Experiments;

/// <summary>What an experiment reports, as one line of JSON each: for the run folder and for programs that read along.</summary>
public static class Reports
{
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What is about to be trained, on what.</summary>
    public static string Start(Experiment experiment) => Line(new()
    {
        ["event"] = "start",
        ["data"] = experiment.Options.Data,
        ["table"] = PreparationReport.Of(experiment.Preparation),
        ["notes"] = experiment.Notes.Select(note => (JsonNode)note).ToJsonArray(),
        ["split"] = experiment.Split is { } kind ? JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()) : null,
        ["network"] = experiment.Network.Model.Children.Select(layer => (JsonNode)layer.ToString()!).ToJsonArray(),
        ["network_was_chosen"] = experiment.NetworkWasChosen,
        ["parameters"] = experiment.Network.Model.ParameterCount,
        ["loss"] = experiment.Network.LossName,
        ["learns_standardized"] = experiment.LearnsStandardized,
        ["warning"] = experiment.Network.Warning,
        ["optimizer"] = experiment.Network.OptimizerName,
        ["optimizer_settings"] = experiment.Network.OptimizerSettings,
        ["learning_rate"] = experiment.Optimizer.LearningRate,
        ["clip"] = experiment.Network.Clip,
        ["trainable"] = experiment.Network.Trainable,
        ["epochs"] = experiment.Epochs,
        ["batch"] = experiment.BatchSize,
        ["seed"] = experiment.Seed,
        ["augment"] = experiment.Options.Augment,
        ["train_samples"] = experiment.Sets.Train.Count,
        ["validation_samples"] = experiment.Sets.Validation?.Count ?? 0,
        ["test_samples"] = experiment.Sets.Test?.Count ?? 0,
    });

    /// <summary>One epoch's figures.</summary>
    public static string Epoch(EpochReport report)
    {
        var line = new JsonObject { ["event"] = "epoch", ["epoch"] = report.Epoch };
        AddFigures(line, "", report.Training.Figures);
        if (report.Validation is not null)
            AddFigures(line, "validation_", report.Validation.Figures);
        line["seconds"] = report.Duration.TotalSeconds;
        line["samples_per_second"] = Math.Round(report.SamplesPerSecond);
        return Line(line);
    }

    /// <summary>Every final figure.</summary>
    /// <param name="result">what came of the experiment</param>
    /// <param name="names">what each output is called</param>
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
        if (result.Judged is ({ } _, { } judged))
            AddOutputs(line, judged, names);
        return Line(line);
    }

    /// <summary>Training that came to numbers which are not finite.</summary>
    public static string Diverged(DivergedException fault) => Line(new()
    {
        ["event"] = "diverged",
        ["epoch"] = fault.Epoch,
        ["step"] = fault.Step,
        ["where"] = fault.Where,
    });

    /// <summary>How well a model does on data.</summary>
    /// <param name="judgement">the figures</param>
    /// <param name="use">the model at work</param>
    public static string Evaluated(Judgement judgement, ModelUse use)
    {
        var line = new JsonObject { ["event"] = "evaluated", ["samples"] = judgement.Samples, ["rows_left_out"] = judgement.LeftOut, ["table"] = PreparationReport.Of(use.Preparation) };
        if (judgement.Note is { } note)
            line["note"] = note;
        AddFigures(line, "", judgement.Evaluation.Figures);
        AddOutputs(line, judgement.Evaluation, use.OutputNames);
        return Line(line);
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
            line["targets"] = outputs.Zip(ClassNames.Of(names, outputs.Count), Target).ToJsonArray();
    }

    private static JsonNode Target(RegressionErrors errors, string name)
    {
        var target = new JsonObject { ["name"] = name };
        AddFigures(target, "", errors.Figures);
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
    private static JsonNode? Number(double value) => double.IsFinite(value) ? value : null;

    private static JsonArray ToJsonArray(this IEnumerable<JsonNode> items) => [.. items];

    private static string Line(JsonObject line) => Printable.Json(line.ToJsonString(Format));
}
