using ChainRule.Training;
using ChainRule.Workbench.Models;

namespace ChainRule.Workbench.Experiments;

/// <summary>Writes the figures of each epoch to the metrics of a run.</summary>
internal sealed class MetricsLog(Experiment experiment, RunFolder run) : ICallback
{
    /// <inheritdoc/>
    public void AfterEpoch(TrainingRun training) => run.AppendMetrics(Reports.Epoch(experiment.InOriginalUnits(training.Report!)));
}
