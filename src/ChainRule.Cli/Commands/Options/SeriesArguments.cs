using System.CommandLine;
using ChainRule.Workbench.Data.Tables.Series;

namespace ChainRule.Cli.Commands.Options;

/// <summary>The options that make a table a time series.</summary>
internal sealed class SeriesArguments
{
    private readonly Option<int?> _window = Arguments.Count("--window", "CSV: the table is a time series; predict each row from this many rows before it, its target's past among them");
    private readonly Option<int?> _horizon = Arguments.Count("--horizon", "with --window: how many rows ahead to predict (default 1)");
    private readonly Option<string?> _group = Arguments.Text("--group", "with --window: the column that tells several series apart, each in the order of the file", "COLUMN");

    public void AddTo(Command command)
    {
        command.AddAll(_window, _horizon, _group);
        command.Validators.Add(result =>
        {
            foreach (var option in new Option[] { _horizon, _group }.Where(option => result.GetResult(option) is not null && result.GetResult(_window) is null))
                result.AddError($"{option.Name} needs --window");
        });
    }

    /// <summary>How rows become windows; null if each row is a sample.</summary>
    public Windowing? Of(ParseResult parsed) =>
        parsed.GetValue(_window) is { } length ? new(length, parsed.GetValue(_horizon) ?? 1, parsed.GetValue(_group)) : null;
}
