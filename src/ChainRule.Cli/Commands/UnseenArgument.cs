using System.CommandLine;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Cli.Commands;

/// <summary>The option that says what happens to words that were not in training.</summary>
/// <param name="when">when that is</param>
/// <param name="byDefault">the default, in words</param>
internal sealed class UnseenArgument(string when, string byDefault = "zero")
{
    private readonly Option<string?> _unseen = Arguments.OneOf("--unseen", $"CSV: {when}a word that was not in training counts as none of the known words (zero), or its row gets no prediction (refuse); default: {byDefault}", "zero", "refuse");

    public void AddTo(Command command) => command.Add(_unseen);

    public UnseenPolicy? Of(ParseResult parsed) =>
        parsed.GetValue(_unseen) is { } unseen ? Enum.Parse<UnseenPolicy>(unseen, ignoreCase: true) : null;
}
