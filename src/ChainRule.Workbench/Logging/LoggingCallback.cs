using ChainRule.Training;
using Microsoft.Extensions.Logging;

namespace ChainRule.Workbench.Logging;

/// <summary>
/// Logs a training: its start, its epochs and its end as information, an end too early as a warning, a fault as an error, and steps as traces.
/// </summary>
/// <param name="logger">what writes the entries</param>
public sealed partial class LoggingCallback(ILogger logger) : ICallback
{
    /// <inheritdoc/>
    public void BeforeTraining(TrainingRun run) => Started(logger, run.EpochsDone + 1, run.LastEpoch, run.StepsPerEpoch, run.Train.Count, run.Model.ParameterCount);

    /// <inheritdoc/>
    public void AfterStep(TrainingRun run) => StepDone(logger, run.Epoch, run.Step, run.Loss, run.Optimizer.LearningRate);

    /// <inheritdoc/>
    public void AfterEpoch(TrainingRun run)
    {
        var report = run.Report!;
        if (report.Validation is { } validation)
            EpochValidated(logger, report.Epoch, report.Training.Loss, validation.Loss, report.Duration.TotalSeconds);
        else
            EpochDone(logger, report.Epoch, report.Training.Loss, report.Duration.TotalSeconds);
    }

    /// <inheritdoc/>
    public void AfterTraining(TrainingRun run)
    {
        if (run.IsComplete)
            Completed(logger, run.EpochsDone, run.StoppedBy?.Name ?? "all epochs are done");
        else if (run.Fault is null or OperationCanceledException)
            Cancelled(logger, run.EpochsDone);
        else
            Failed(logger, run.Fault, run.Epoch, run.Step);
    }

    [LoggerMessage(1, LogLevel.Information, "Training starts: epochs {FirstEpoch} to {LastEpoch}, {StepsPerEpoch} steps each, {Samples} samples, {Parameters} parameters")]
    private static partial void Started(ILogger logger, int firstEpoch, int lastEpoch, int stepsPerEpoch, int samples, long parameters);

    [LoggerMessage(2, LogLevel.Trace, "Epoch {Epoch}, step {Step}: loss {Loss}, learning rate {LearningRate}")]
    private static partial void StepDone(ILogger logger, int epoch, int step, double loss, double learningRate);

    [LoggerMessage(3, LogLevel.Information, "Epoch {Epoch}: loss {Loss}, {Seconds} s")]
    private static partial void EpochDone(ILogger logger, int epoch, double loss, double seconds);

    [LoggerMessage(4, LogLevel.Information, "Epoch {Epoch}: loss {Loss}, validation loss {ValidationLoss}, {Seconds} s")]
    private static partial void EpochValidated(ILogger logger, int epoch, double loss, double validationLoss, double seconds);

    [LoggerMessage(5, LogLevel.Information, "Training is complete after epoch {Epoch}: {Reason}")]
    private static partial void Completed(ILogger logger, int epoch, string reason);

    [LoggerMessage(6, LogLevel.Warning, "Training was cancelled after epoch {Epoch}")]
    private static partial void Cancelled(ILogger logger, int epoch);

    [LoggerMessage(7, LogLevel.Error, "Training failed in epoch {Epoch}, step {Step}")]
    private static partial void Failed(ILogger logger, Exception fault, int epoch, int step);
}
