using System.Diagnostics.Metrics;

namespace ChainRule.Training;

/// <summary>
/// Feeds .NET's meters, which OpenTelemetry, dotnet-counters and others read: steps and samples done, the loss of the last step, the learning rate, and how
/// long epochs take. It costs next to nothing while nobody listens.
/// </summary>
public sealed class MeterCallback : ICallback
{
    /// <summary>The name to listen for.</summary>
    public const string MeterName = "ChainRule";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Steps = Meter.CreateCounter<long>("chainrule.training.steps", "{step}", "Training steps done");
    private static readonly Counter<long> Samples = Meter.CreateCounter<long>("chainrule.training.samples", "{sample}", "Samples learnt from");
    private static readonly Gauge<double> Loss = Meter.CreateGauge<double>("chainrule.training.loss", "1", "Loss of the last step");
    private static readonly Gauge<double> LearningRate = Meter.CreateGauge<double>("chainrule.training.learning_rate", "1", "Learning rate of the last step");
    private static readonly Histogram<double> EpochDuration = Meter.CreateHistogram<double>("chainrule.training.epoch.duration", "s", "Duration of an epoch's training");

    /// <inheritdoc/>
    public void AfterStep(TrainingRun run)
    {
        Steps.Add(1);
        Samples.Add(run.Rows.Length);
        Loss.Record(run.Loss);
        LearningRate.Record(run.Optimizer.LearningRate);
    }

    /// <inheritdoc/>
    public void AfterEpoch(TrainingRun run) => EpochDuration.Record(run.Report!.Duration.TotalSeconds);
}
