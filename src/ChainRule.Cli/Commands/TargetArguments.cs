using System.CommandLine;
using ChainRule.Data;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Cli.Commands;

/// <summary>The options that say what to learn from a CSV file.</summary>
internal sealed class TargetArguments
{
    private readonly Option<string[]> _targets = Arguments.Texts("--target", "CSV: the column to predict, or several columns of numbers (default: the last column); may be repeated", "COLUMN,…");
    private readonly Option<MissingPolicy?> _missing = Arguments.OneOf<MissingPolicy>("--missing", "CSV: refuse missing values (the default), fill in the column's mean, or drop their rows");
    private readonly Option<string[]> _columns = Arguments.Texts("--columns", "CSV: the columns to learn from (default: all but those that name or number the rows); may be repeated", "COLUMN,…");
    private readonly Option<string[]> _ignore = Arguments.Texts("--ignore", "CSV: the columns to leave out; may be repeated", "COLUMN,…");
    private readonly Option<string[]> _kinds = Arguments.Texts("--kind", "CSV: whether the target is a class or a number; or the kinds of columns, as in zip=word,when=date: number, word, date, dmy, mdy or time (default: detected); may be repeated", "KIND|COLUMN=KIND,…");
    private readonly Option<UnseenPolicy?> _unseen = Arguments.Unseen("when the model is used, ", "zero");

    private IEnumerable<Option> Options => [_targets, _columns, _ignore, _kinds, _missing, _unseen];

    public void AddTo(Command command) => command.AddAll(Options);

    /// <summary>Refuses the options with a trained model, which has its columns and its target.</summary>
    /// <param name="otherwise">what can be done instead</param>
    /// <param name="newTarget">whether the target may be another one</param>
    public void RefuseFor(ParseResult parsed, string path, string otherwise, bool newTarget = false)
    {
        if (Options.Except(newTarget ? [_targets, _kinds] : Array.Empty<Option>()).FirstOrDefault(option => parsed.GetResult(option) is not null) is { } given)
            throw new InputException(path, null, "a trained model has its own columns and target", $"leave {given.Name} out, or {otherwise}");
    }

    public PreparationOptions Of(ParseResult parsed) => new(parsed.GetValue(_missing) ?? MissingPolicy.Refuse)
    {
        Targets = parsed.GetValue(_targets) ?? [],
        Columns = parsed.GetValue(_columns) ?? [],
        Ignore = parsed.GetValue(_ignore) ?? [],
        Kinds = parsed.GetValue(_kinds) ?? [],
        Unseen = parsed.GetValue(_unseen) ?? UnseenPolicy.Zero,
    };
}
