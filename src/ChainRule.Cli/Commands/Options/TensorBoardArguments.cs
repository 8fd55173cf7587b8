using System.CommandLine;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.TensorBoard;

namespace ChainRule.Cli.Commands.Options;

/// <summary>The option that writes events for TensorBoard.</summary>
internal sealed class TensorBoardArguments
{
    private readonly Option<string?> _folder = Arguments.Text("--tensorboard", "write what TensorBoard shows into run-1, run-2, … of this folder: curves, histograms, pictures, the graph", "FOLDER");

    public IReadOnlyList<Option> Options => [_folder];

    public void AddTo(Command command) => command.AddAll(Options);

    public void Follow(ParseResult parsed, Experiment experiment)
    {
        if (parsed.GetValue(_folder) is { } folder)
            experiment.Add(new TensorBoardCallback(folder) { Figures = experiment.InOriginalUnits });
    }
}
