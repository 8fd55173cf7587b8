using System.Text.Json;
using ChainRule.Training;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Reporting.Judging;

namespace ChainRule.Workbench.Reporting;

/// <summary>Saves an experiment into the folder of a run: its settings, the figures of every epoch, and in the end the model with a page for people.</summary>
public sealed class RunRecording
{
    private readonly Experiment _experiment;
    private readonly RunFolder _folder;
    private readonly string _command;
    private readonly RunLog _log;
    private readonly GradientNorms _norms = new();

    /// <param name="experiment">which has not begun</param>
    /// <param name="folder">where to</param>
    /// <param name="command">the command line, for the page</param>
    public RunRecording(Experiment experiment, RunFolder folder, string command)
    {
        (_experiment, _folder, _command) = (experiment, folder, command);
        experiment.Add(_norms);
        var settings = Reports.Start(experiment);
        _log = new() { Settings = JsonElement.Parse(settings) };
        folder.Describe(settings);
    }

    /// <summary>The path of the folder.</summary>
    public string Folder => _folder.Path;

    /// <summary>The norm of each layer's gradients in the epoch that has just ended; null if it was not observed.</summary>
    public IReadOnlyDictionary<string, double>? GradientNorms => _norms.OfEpoch;

    /// <summary>Saves the figures of an epoch.</summary>
    public void Epoch(EpochReport report)
    {
        var line = Reports.Epoch(report, GradientNorms);
        _log.Add(line);
        _folder.AppendMetrics(line);
    }

    /// <summary>Judges the model, and completes the run.</summary>
    public ExperimentResult Finish(CancellationToken cancellation)
    {
        var judged = JudgedSamples.For(_experiment);
        var result = _experiment.Finish(judged is null ? null : judged.Add, cancellation);
        Complete(Reports.Done(result, _experiment.OutputNames), result, result.Sets.Count > 0 ? judged : null);
        return result;
    }

    /// <summary>Completes a run that came upon numbers that are not finite.</summary>
    public void Diverged(DivergedException fault) => Complete(Reports.Diverged(fault), result: null, judged: null);

    private void Complete(string end, ExperimentResult? result, JudgedSamples? judged)
    {
        _log.End = JsonElement.Parse(end);
        var report = new RunReport(_experiment, _log, _folder.Path, _command) { Result = result, Judged = judged };
        _folder.Complete(_experiment.ToModel(), end, report.Write);
    }
}
