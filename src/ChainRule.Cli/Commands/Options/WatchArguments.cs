using System.CommandLine;
using ChainRule.Cli.Views;
using ChainRule.Diagnoses;
using ChainRule.Workbench.Experiments;

namespace ChainRule.Cli.Commands.Options;

/// <summary>The option that has a doctor watch the training.</summary>
internal sealed class WatchArguments
{
    private readonly Option<bool> _watch = Arguments.Flag("--watch", "say in plain words what goes wrong, when it is seen and again at the end, and what to try");

    public IReadOnlyList<Option> Options => [_watch];

    public void AddTo(Command command) => command.AddAll(Options);

    /// <summary>Has a doctor watch the experiment; null if that was not asked for.</summary>
    public WatchView? Of(ParseResult parsed, Experiment experiment, bool isJson)
    {
        if (!parsed.GetValue(_watch))
            return null;
        var doctor = new Doctor();
        experiment.Add(doctor);
        return new(doctor, isJson);
    }
}
