using ChainRule.Training;
using ChainRule.Workbench.Experiments;

namespace ChainRule.Cli.Views;

/// <summary>Shows an experiment while it runs: in a terminal, as plain lines, or as JSON.</summary>
internal interface ITrainingView : IProgress<TrainingProgress>
{
    void Start(Experiment experiment);

    /// <param name="report">the figures of the epoch that has just ended</param>
    /// <param name="gradientNorms">the norm of each layer's gradients; null if it was not observed</param>
    void Epoch(EpochReport report, IReadOnlyDictionary<string, double>? gradientNorms);

    /// <summary>Leaves room for the message of a fault that ended training.</summary>
    void Failed();

    void Done(ExperimentResult result, IReadOnlyList<string>? names, string? folder);
}
