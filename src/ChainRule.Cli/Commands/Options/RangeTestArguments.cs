using System.CommandLine;

namespace ChainRule.Cli.Commands.Options;

/// <summary>The option that finds a learning rate to begin with.</summary>
internal sealed class RangeTestArguments
{
    private readonly Option<bool> _find = Arguments.Flag("--find-learning-rate", "do not train, but suggest a learning rate: some hundred steps at rising rates, which are taken back");

    /// <param name="command">the command to add it to</param>
    /// <param name="others">options that say what to do with a trained model</param>
    public void AddTo(Command command, params IReadOnlyList<Option> others)
    {
        command.Add(_find);
        command.Validators.Add(result =>
        {
            foreach (var other in others.Where(other => result.GetValue(_find) && result.GetResult(other) is not null))
                result.AddError($"{other.Name} and --find-learning-rate cannot be used together: finding a learning rate trains nothing");
        });
    }

    /// <summary>Whether a learning rate is to be found.</summary>
    public bool IsAsked(ParseResult parsed) => parsed.GetValue(_find);
}
