using ChainRule.Training;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Networks;
using ChainRule.Workbench.Texts;
using Spectre.Console;

namespace ChainRule.Cli.Views;

/// <summary>Lines a person reads; in a terminal, with a progress bar below them while an epoch runs.</summary>
internal sealed class TextTrainingView(IAnsiConsole console) : ITrainingView
{
    private const int MostLines = 50;
    private const string ChosenNetwork = "(chosen for this data; change it with --layers or --network)";

    // A validation loss below this fraction of the last one is worth going back to.
    private const double WorthGoingBack = 0.8;

    private readonly ProgressLine _progress = new(console);
    private EpochLines? _lines;
    private EpochReport? _best;
    private EpochReport? _last;
    private int _epochs;
    private int _interval;

    public void Start(Experiment experiment)
    {
        _epochs = experiment.Epochs;
        _interval = Math.Max(1, _epochs / MostLines);
        DataLines.Write(console, experiment);
        console.WriteLabelled("network    ", [.. Labelled.Listed(experiment.Shorthand.Split(", ")), .. experiment.NetworkWasChosen ? [ChosenNetwork] : Array.Empty<string>()]);
        console.WriteLabelled("           ", $"{Plural.Of(experiment.Model.Network.ParameterCount, "parameter")},", $"loss {experiment.Model.LossName()}" + (experiment.LearnsStandardized ? " of the standardised " + Plural.Noun(experiment.Model.Output.Count, "target") : ""));
        if (experiment.Model.Warning is { } warning)
            console.WriteLabelled("warning    ", warning.Split(' '));
        console.WriteLabelled("training   ", Labelled.Listed([.. experiment.Model.OptimizerText()!.Split(", "), $"batch {experiment.BatchSize}", $"at most {Plural.Of(_epochs, "epoch")}", $"seed {experiment.Seed}"]));
        if (experiment.Augmentation is { } augmentation)
            console.WriteLine($"           augmented by {augmentation}");
        if (experiment.From is { } from)
            console.WriteLabelled("resumed    ", "after", $"{Plural.Of(from.State.EpochsDone, "epoch")}{(from.State.SamplesDone > 0 ? $" and {Plural.Of(from.State.SamplesDone, "sample")}" : "")},", "from", from.Path);
        if (_interval > 1)
            console.WriteLine($"           one epoch in {_interval} is shown");
        console.WriteLine();
    }

    public void Report(TrainingProgress value) => _progress.Show(value);

    public void Epoch(EpochReport report, IReadOnlyDictionary<string, double>? gradientNorms)
    {
        _progress.Add(report);
        _last = report;
        if (report.Validation?.Loss < (_best?.Validation!.Loss ?? double.PositiveInfinity))
            _best = report;
        if (report.Epoch % _interval != 0 && report.Epoch != 1 && report.Epoch != _epochs && report.StoppedBy is null)
            return;
        if (_lines is null)
        {
            _lines = new(_epochs, console.Profile.Width);
            _progress.WriteAbove(_lines.Heading(report));
        }

        _progress.WriteAbove(_lines.Of(report));
    }

    public void Failed() => _progress.Clear();

    public void Done(ExperimentResult result, IReadOnlyList<string>? names, string? folder)
    {
        _progress.Clear();
        if (result.Ending == Ending.Cancelled)
            return;
        console.WriteLine();
        if (Words(result) is { } ending)
            console.WriteLine(ending);
        else if (_best is { Validation.Loss: var least } && least < WorthGoingBack * _last!.Validation!.Loss)
            console.WriteLabelled("", FormattableString.Invariant($"validation loss was lowest in epoch {_best.Epoch}: {least:0.0000}; --patience 10 stops after ten epochs without a lower one and keeps the best weights").Split(' '));
        ResultTables.WriteFigures(console, result.Sets);
        if (result.Judged is ({ } name, { } judged))
            ResultTables.WriteOutputs(console, judged, names, name);
        if (result.Naive is { } naive && result.Judged?.Evaluation.Regression is { } errors)
            console.WriteLabelled("", naive.Beside(errors.MeanAbsoluteError).Split(' '));
        if (folder is not null)
            console.WriteLabelled("", $"saved in {folder}:", "model.safetensors,", "settings.json,", "metrics.jsonl,", "summary.json,", "report.html,", "checkpoints");
    }

    private static string? Words(ExperimentResult result) => result.Ending switch
    {
        Ending.LossReached => $"stopped after epoch {result.Epochs}: the loss reached --stop-at-loss",
        Ending.NoImprovement => $"stopped after epoch {result.Epochs}: validation no longer improves; best weights restored",
        _ => null,
    };
}
