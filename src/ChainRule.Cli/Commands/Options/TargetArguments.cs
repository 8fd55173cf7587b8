using System.CommandLine;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Cli.Commands.Options;

/// <summary>The options that say what to learn from a CSV file.</summary>
internal sealed class TargetArguments
{
    private readonly ColumnArguments _columns = new("tables");
    private readonly Option<MissingPolicy?> _missing = Arguments.OneOf<MissingPolicy>("--missing", "tables: refuse missing values (the default), fill in the column's mean, or drop their rows");
    private readonly Option<string[]> _kinds = Arguments.Texts("--kind", "tables: whether the target is a class, a number or (of several) a label, which is yes or no; or the kinds of columns, as in zip=word,when=date: number, word, hash, date, dmy, mdy or time (default: detected); may be repeated", "KIND|COLUMN=KIND,…");
    private readonly Option<string?> _weight = Arguments.Text("--weight", "tables: the column that says how much each row counts in training; it is no input", "COLUMN");
    private readonly Option<string?> _group = Arguments.Text("--group", "tables: rows with the same value in this column are never on both sides of a split; it is no input unless --columns names it. With --window, each value is a series of its own, in the order of the file", "COLUMN");
    private readonly SeriesArguments _series = new();
    private readonly Option<UnseenPolicy?> _unseen = Arguments.Unseen("when the model is used, ", "zero");

    public void AddTo(Command command)
    {
        _columns.AddTo(command);
        command.AddAll(_kinds, _weight, _group, _missing, _unseen);
        _series.AddTo(command);
    }

    /// <summary>The column whose equal values keep rows together; null if each row is by itself, or the groups are series.</summary>
    public string? Group(ParseResult parsed) => _series.Of(parsed, null) is null ? parsed.GetValue(_group) : null;

    public PreparationOptions Of(ParseResult parsed) => _columns.Of(parsed) with
    {
        Missing = parsed.GetValue(_missing) ?? MissingPolicy.Refuse,
        Kinds = parsed.GetValue(_kinds) ?? [],
        Weight = parsed.GetValue(_weight),
        Windows = _series.Of(parsed, parsed.GetValue(_group)),
        Unseen = parsed.GetValue(_unseen) ?? UnseenPolicy.Zero,
    };
}
