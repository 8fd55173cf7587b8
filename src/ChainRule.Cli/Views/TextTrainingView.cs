using ChainRule.Training;
using ChainRule.Workbench.Experiments;
using Spectre.Console;

namespace ChainRule.Cli.Views;

/// <summary>Lines a person reads; in a terminal, a progress bar stands below them while an epoch runs.</summary>
internal sealed class TextTrainingView(IAnsiConsole console) : ITrainingView
{
    private const int MostLines = 50;

    private int _interval = 1;
    private readonly ProgressLine _progress = new(console);

    public void Start(Experiment experiment)
    {
        var sets = new[] { ("train", (int?)experiment.Train.Count), ("validation", experiment.Validation?.Count), ("test", experiment.Test?.Count) };
        console.WriteLine($"data       {experiment.Options.Data}: {string.Join(", ", sets.Where(set => set.Item2 is not null).Select(set => $"{set.Item2:N0} {set.Item1}"))}");
        console.WriteLine($"network    {experiment.Shorthand}{(experiment.NetworkWasChosen ? "  (chosen for this data; --layers or --network takes another)" : "")}");
        console.WriteLine($"           {experiment.Network.Model.Parameters.Sum(p => p.Shape.Count):N0} parameters");
        console.WriteLine($"training   {experiment.Optimizer.GetType().Name}, learning rate {experiment.Optimizer.LearningRate:R}, batch {experiment.BatchSize}, at most {experiment.Epochs} epochs, seed {experiment.Seed}");
        _interval = experiment.Epochs <= MostLines ? 1 : experiment.Epochs / MostLines;
        if (_interval > 1)
            console.WriteLine($"every {_interval}th epoch is shown");
        console.WriteLine();
    }

    public void Report(TrainingProgress value) => _progress.Show(value);

    public void Epoch(EpochReport report)
    {
        _progress.Clear();
        if (report.Epoch % _interval != 0 && report.Epoch != 1 && report.Stopped == StopReason.None)
            return;
        console.WriteLine($"{report}  {report.SamplesPerSecond:N0} samples/s");
    }

    public void Done(ExperimentResult result, IReadOnlyList<string>? classes, string? folder)
    {
        _progress.Clear();
        console.WriteLine();
        if (result.Ending != Ending.AllEpochs)
            console.WriteLine(Words(result));
        console.Write(Tables.Results(result.Sets));
        var (name, judged) = result.Judged;
        if (judged.Classification is { } matrix)
            Tables.WriteClasses(console, matrix, classes, name);
        if (folder is not null)
            console.WriteLine($"saved in {folder}: model.safetensors, metrics.jsonl, summary.json");
    }

    private static string Words(ExperimentResult result) => result.Ending switch
    {
        Ending.LossReached => $"stopped after epoch {result.Epochs}: the loss reached the wanted value",
        Ending.NoImprovement => $"stopped after epoch {result.Epochs}: validation no longer improved; the best weights are restored",
        _ => $"stopped by hand in epoch {result.Epochs + 1}; what was learnt is kept",
    };
}
