using System.CommandLine;
using ChainRule.Workbench.Data;

namespace ChainRule.Cli.Commands;

/// <summary>The options by which a data set is found and read, the same for every verb that reads one.</summary>
internal sealed class DataArguments
{
    private readonly Option<string?> _target = Arguments.Text("--target", "CSV: the column to predict (default: the last)", "COLUMN");
    private readonly Option<string?> _missing = new("--missing") { Description = "CSV: what to do with missing values: refuse (default), mean (fill in), drop (leave the row out)", HelpName = "POLICY" };
    private readonly Option<string?> _separator = Arguments.Text("--separator", "CSV: what separates columns (default: found out)", "CHARACTER");
    private readonly Option<bool> _noHeader = Arguments.Flag("--no-header", "CSV: the first line is data, not names");
    private readonly Option<string?> _folder = Arguments.Text("--data", "where mnist and fashion-mnist lie (default: CHAINRULE_DATA, then the cache)", "FOLDER");
    private readonly Option<bool> _download = Arguments.Flag("--download", "fetch mnist or fashion-mnist if it is nowhere");

    public DataArguments() => _missing.AcceptOnlyFromAmong("refuse", "mean", "drop");

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_target, _missing, _separator, _noHeader, _folder, _download])
            command.Add(option);
    }
}
