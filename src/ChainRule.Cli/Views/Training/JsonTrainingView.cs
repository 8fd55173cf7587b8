using ChainRule.Training;
using ChainRule.Workbench.Experiments;

namespace ChainRule.Cli.Views;

/// <summary>One JSON object per line.</summary>
internal sealed class JsonTrainingView(TextWriter output) : ITrainingView
{
    public void Start(Experiment experiment) => output.WriteLine(Reports.Start(experiment));

    public void Report(TrainingProgress value)
    {
    }

    public void Epoch(EpochReport report, IReadOnlyDictionary<string, double>? gradientNorms) => output.WriteLine(Reports.Epoch(report, gradientNorms));

    public void Failed()
    {
    }

    public void Done(ExperimentResult result, IReadOnlyList<string>? names, string? folder) =>
        output.WriteLine(Reports.Done(result, names));
}
