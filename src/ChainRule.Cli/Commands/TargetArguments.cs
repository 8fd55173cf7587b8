using System.CommandLine;
using ChainRule.Workbench.Data;

namespace ChainRule.Cli.Commands;

/// <summary>The options that say what of a CSV file is to be learnt.</summary>
internal sealed class TargetArguments
{
    private readonly Option<string?> _target = Arguments.Text("--target", "CSV: the column to predict (default: the last)", "COLUMN");
    private readonly Option<string?> _missing = Arguments.OneOf("--missing", "CSV: missing values are refused (the default), filled in by the column's mean, or their rows dropped", "refuse", "mean", "drop");
    private readonly Option<string?> _kind = Arguments.OneOf("--kind", "CSV: whether the target is a class or a number (default: found out)", "class", "number");

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_target, _missing, _kind])
            command.Add(option);
    }

    public PreparationOptions Of(ParseResult parsed) => new(
        parsed.GetValue(_target),
        parsed.GetValue(_missing) is { } missing ? Enum.Parse<MissingPolicy>(missing, ignoreCase: true) : MissingPolicy.Refuse,
        parsed.GetValue(_kind) is { } kind ? Enum.Parse<TargetKind>(kind, ignoreCase: true) : null);
}
