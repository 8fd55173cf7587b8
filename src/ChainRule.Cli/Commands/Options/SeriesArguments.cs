using System.CommandLine;
using ChainRule.Workbench.Data.Tables.Series;

namespace ChainRule.Cli.Commands.Options;

/// <summary>The options that make a table a time series.</summary>
internal sealed class SeriesArguments
{
    private readonly Option<int?> _window = Arguments.Count("--window", "tables: the table is a time series; predict each row from this many rows before it, its target's past among them");
    private readonly Option<int?> _horizon = Arguments.Count("--horizon", "with --window: how many rows ahead to predict (default 1)");

    public void AddTo(Command command)
    {
        command.AddAll(_window, _horizon);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_horizon) is not null && result.GetResult(_window) is null)
                result.AddError("--horizon needs --window");
        });
    }

    /// <summary>How rows become windows; null if each row is a sample.</summary>
    /// <param name="group">the column that tells several series apart; null if there is one</param>
    public Windowing? Of(ParseResult parsed, string? group) =>
        parsed.GetValue(_window) is { } length ? new(length, parsed.GetValue(_horizon) ?? 1, group) : null;
}
