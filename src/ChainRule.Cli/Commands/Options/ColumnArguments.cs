using System.CommandLine;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Cli.Commands.Options;

/// <summary>The options that say which columns of a CSV file are inputs, and which are predicted.</summary>
/// <param name="where">when they count: tables</param>
internal sealed class ColumnArguments(string where)
{
    private readonly Option<string[]> _targets = Arguments.Texts("--target", $"{where}: the column to predict, or several columns of numbers or of yes and no (default: the last column); may be repeated", "COLUMN,…");
    private readonly Option<string[]> _columns = Arguments.Texts("--columns", $"{where}: the columns to learn from (default: all but those that name or number the rows); may be repeated", "COLUMN,…");
    private readonly Option<string[]> _ignore = Arguments.Texts("--ignore", $"{where}: the columns to leave out; may be repeated", "COLUMN,…");

    /// <summary>The options of a verb that uses a model.</summary>
    public static ColumnArguments OfUse() => new("tables, for a model that has no columns of its own, as an imported one");

    public void AddTo(Command command) => command.AddAll(_targets, _columns, _ignore);

    public PreparationOptions Of(ParseResult parsed) => new()
    {
        Targets = parsed.GetValue(_targets) ?? [],
        Columns = parsed.GetValue(_columns) ?? [],
        Ignore = parsed.GetValue(_ignore) ?? [],
    };
}
