using System.CommandLine;
using ChainRule.Specifications.Parts;
using ChainRule.Workbench.Networks;

namespace ChainRule.Cli.Commands.Options;

/// <summary>The options that say how the learning rate changes, or find one to begin with.</summary>
internal sealed class ScheduleArguments
{
    private readonly Option<string?> _schedule = Arguments.Text("--schedule", $"how the learning rate changes, such as \"step 10 0.5\", \"cosine\" or \"cosine each=step\": {string.Join(", ", PartCatalog.Schedules.ShortNames)}", "SCHEDULE");
    private readonly Option<int?> _warmUp = Arguments.Count("--warm-up", "before that, let the learning rate rise for this many epochs (with each=step, steps)", 1, 1_000_000);
    private readonly Option<bool> _find = Arguments.Flag("--find-learning-rate", "do not train, but suggest a learning rate: some hundred steps at rising rates, which are taken back");

    /// <param name="others">options that say what to do with a trained model</param>
    public void AddTo(Command command, params IReadOnlyList<Option> others)
    {
        command.AddAll(_schedule, _warmUp, _find);
        command.Validators.Add(result =>
        {
            foreach (var other in others.Where(other => result.GetValue(_find) && result.GetResult(other) is not null))
                result.AddError($"{other.Name} and --find-learning-rate cannot be used together: finding a learning rate trains nothing");
        });
    }

    /// <summary>The network's options with these.</summary>
    public NetworkOptions Over(NetworkOptions options, ParseResult parsed) =>
        options with { Schedule = parsed.GetValue(_schedule), WarmUp = parsed.GetValue(_warmUp) };

    /// <summary>Whether a learning rate is to be found.</summary>
    public bool Finds(ParseResult parsed) => parsed.GetValue(_find);
}
