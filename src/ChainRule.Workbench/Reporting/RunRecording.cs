using System.Text.Json;
using ChainRule.Training;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Reporting.Judging;

namespace ChainRule.Workbench.Reporting;

/// <summary>
/// Saves an experiment into the folder of a run while it goes on: its settings, the figures of every epoch, checkpoints, and in the end the model with a
/// page for people. What is added to the experiment afterwards is not part of the checkpoints.
/// </summary>
public sealed class RunRecording : ICallback, IDisposable
{
    private readonly Experiment _experiment;
    private readonly RunFolder _folder;
    private readonly SavingOptions _options;
    private readonly RunLog _log;
    private readonly GradientNorms _norms = new();

    // How long the epochs took that were done before a run went on.
    private readonly TimeSpan _earlier;

    /// <param name="experiment">which has not begun</param>
    /// <param name="folder">where to; disposed of with the recording</param>
    /// <param name="options">how often and with what</param>
    public RunRecording(Experiment experiment, RunFolder folder, SavingOptions options)
    {
        (_experiment, _folder, _options) = (experiment, folder, options);
        var settings = Reports.Start(experiment);
        folder.Describe(settings);
        _log = folder.From is null ? new() { Settings = JsonElement.Parse(settings) } : RunLog.Read(folder.Place);
        _earlier = TimeSpan.FromSeconds(_log["seconds"].Where(double.IsFinite).Sum());
        experiment.Add(_norms);
        experiment.Add(this);
        experiment.Add(new Checkpoints(folder.Checkpoints, options.Interval)
        {
            Keep = options.Keep,
            Metadata = new OrderedDictionary<string, string>([.. experiment.Model.Describe(), new(SavingOptions.CommandKey, options.Command)]),
        });
    }

    /// <summary>The path of the folder.</summary>
    public string Folder => _folder.Path;

    /// <summary>Whether there is a checkpoint from which the run can go on.</summary>
    public bool CanBeResumed => _folder.CanBeResumed;

    /// <summary>The norm of each layer's gradients in the epoch that has just ended; null if it was not observed.</summary>
    public IReadOnlyDictionary<string, double>? GradientNorms => _norms.OfEpoch;

    /// <summary>Saves the figures of the epoch.</summary>
    public void AfterEpoch(TrainingRun run)
    {
        var line = Reports.Epoch(_experiment.InOriginalUnits(run.Report!), GradientNorms);
        _log.Add(line);
        _folder.AppendMetrics(line);
    }

    /// <summary>Judges the model, and completes the run, or leaves it to be resumed if it was cancelled.</summary>
    public ExperimentResult Finish(CancellationToken cancellation)
    {
        var judged = JudgedSamples.For(_experiment);
        var result = _experiment.Finish(judged is null ? null : judged.Add, cancellation);
        result = result with { Duration = result.Duration + _earlier };
        if (result.Ending == Ending.Cancelled)
            Interrupt(result);
        else
            Complete(Reports.Done(result, _experiment.OutputNames), result, judged);
        return result;
    }

    /// <summary>Leaves the run to be resumed, with the model as it is now.</summary>
    public void Pause() => Interrupt(result: null);

    /// <summary>Completes a run that came upon numbers that are not finite.</summary>
    public void Diverged(DivergedException fault) => Complete(Reports.Diverged(fault), result: null, judged: null);

    /// <summary>Leaves the folder: other trainings may write to it.</summary>
    public void Dispose() => _folder.Dispose();

    private void Interrupt(ExperimentResult? result) => _folder.Interrupt(_experiment.Model, Report(result, judged: null).Write);

    private void Complete(string end, ExperimentResult? result, JudgedSamples? judged)
    {
        _log.End = JsonElement.Parse(end);
        _folder.Complete(_experiment.Model, end, Report(result, judged).Write);
    }

    private RunReport Report(ExperimentResult? result, JudgedSamples? judged) =>
        new(_experiment, _log, _folder.Path, _options.CommandLine) { Result = result, Judged = judged };
}
