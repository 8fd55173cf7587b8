using ChainRule.Training;
using ChainRule.Workbench.Data.Tables.Series;

namespace ChainRule.Workbench.Experiments;

/// <summary>Why an experiment ended: all epochs done, the wanted loss reached, validation no longer improving, or stopped by the user.</summary>
public enum Ending
{
    AllEpochs,
    LossReached,
    NoImprovement,
    Cancelled,
}

/// <summary>The outcome of an experiment.</summary>
/// <param name="Sets">how well the final model does on train, validation and test, whichever there are; none if it was cancelled</param>
/// <param name="Duration">how long training took, including validation</param>
public sealed record ExperimentResult(int Epochs, Ending Ending, IReadOnlyList<(string Name, Evaluation Evaluation)> Sets, TimeSpan Duration)
{
    /// <summary>What a time series is predicted to be without learning, on the most telling set; null if there is none.</summary>
    public NaiveForecast? Naive { get; init; }

    /// <summary>The most telling set: the one least used in training.</summary>
    public (string Name, Evaluation Evaluation)? Judged => Sets.Count == 0 ? null : Sets[^1];
}
