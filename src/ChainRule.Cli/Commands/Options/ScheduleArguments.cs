using System.CommandLine;
using ChainRule.Specifications.Parts;
using ChainRule.Workbench.Networks;

namespace ChainRule.Cli.Commands.Options;

/// <summary>The options that say how the learning rate changes.</summary>
internal sealed class ScheduleArguments
{
    private readonly Option<string?> _schedule = Arguments.Text("--schedule", $"how the learning rate changes, such as \"step 10 0.5\", \"cosine\" or \"cosine each=step\": {string.Join(", ", PartCatalog.Schedules.ShortNames)}", "SCHEDULE");
    private readonly Option<int?> _warmUp = Arguments.Count("--warm-up", "before that, let the learning rate rise for this many epochs (with each=step, steps)", 1, 1_000_000);

    public IReadOnlyList<Option> Options => [_schedule, _warmUp];

    public void AddTo(Command command) => command.AddAll(Options);

    /// <summary>The network's options with these.</summary>
    public NetworkOptions Over(NetworkOptions options, ParseResult parsed) =>
        options with { Schedule = parsed.GetValue(_schedule), WarmUp = parsed.GetValue(_warmUp) };
}
