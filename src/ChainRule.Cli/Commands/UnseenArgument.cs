using System.CommandLine;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Cli.Commands;

/// <summary>The option that says what becomes of words that were not in training.</summary>
/// <param name="when">when that is</param>
/// <param name="byDefault">what holds where nothing is said</param>
internal sealed class UnseenArgument(string when, string byDefault = "zero")
{
    private readonly Option<string?> _unseen = Arguments.OneOf("--unseen", $"CSV: {when}a word that was not in training is none of those known (zero), or its row gets no prediction (refuse); default: {byDefault}", "zero", "refuse");

    public void AddTo(Command command) => command.Add(_unseen);

    public UnseenPolicy? Of(ParseResult parsed) =>
        parsed.GetValue(_unseen) is { } unseen ? Enum.Parse<UnseenPolicy>(unseen, ignoreCase: true) : null;
}
