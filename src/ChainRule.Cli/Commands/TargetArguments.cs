using System.CommandLine;
using ChainRule.Workbench.Data;

namespace ChainRule.Cli.Commands;

/// <summary>The options that say what of a CSV file is to be learnt.</summary>
internal sealed class TargetArguments
{
    private readonly Option<string?> _target = Arguments.Text("--target", "CSV: the column to predict (default: the last)", "COLUMN");
    private readonly Option<string> _missing = new("--missing") { Description = "CSV: missing values are refused, filled in by the column's mean, or their rows dropped", HelpName = "refuse|mean|drop", DefaultValueFactory = _ => "refuse" };
    private readonly Option<string?> _kind = new("--kind") { Description = "CSV: whether the target is a class or a number (default: found out)", HelpName = "class|number" };

    public TargetArguments()
    {
        _missing.AcceptOnlyFromAmong("refuse", "mean", "drop");
        _kind.AcceptOnlyFromAmong("class", "number");
    }

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_target, _missing, _kind])
            command.Add(option);
    }

    public PreparationOptions Of(ParseResult parsed) => new(
        parsed.GetValue(_target),
        Enum.Parse<MissingPolicy>(parsed.GetValue(_missing)!, ignoreCase: true),
        parsed.GetValue(_kind) is { } kind ? Enum.Parse<TargetKind>(kind, ignoreCase: true) : null);
}
