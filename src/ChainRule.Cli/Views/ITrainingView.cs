using ChainRule.Training;
using ChainRule.Workbench.Experiments;

namespace ChainRule.Cli.Views;

/// <summary>Shows an experiment while it runs: in a terminal, as plain lines, or as JSON.</summary>
internal interface ITrainingView : IProgress<TrainingProgress>
{
    void Start(Experiment experiment);

    void Epoch(EpochReport report);

    void Done(ExperimentResult result, IReadOnlyList<string>? names, string? folder);
}
