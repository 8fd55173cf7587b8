using System.CommandLine;
using ChainRule.Workbench.Experiments;

namespace ChainRule.Cli.Commands.Options;

/// <summary>The options that say which trained model to train on from.</summary>
internal sealed class FromArguments
{
    private readonly Option<string?> _from = Arguments.Text("--from", "train on from this model (model.safetensors or a run's folder): its layers and weights, its columns and classes, its optimizer unless options say otherwise", "MODEL");
    private readonly Option<bool> _newHead = Arguments.Flag("--new-head", "draw the last layer of --from anew, for other classes or numbers");

    public void AddTo(Command command)
    {
        command.AddAll(_from, _newHead);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_newHead) && result.GetResult(_from) is null)
                result.AddError("--new-head needs --from");
        });
    }

    /// <summary>The experiment's options with these.</summary>
    public ExperimentOptions Over(ExperimentOptions options, ParseResult parsed) =>
        parsed.GetValue(_from) is { } model ? options with { From = model, NewHead = parsed.GetValue(_newHead) } : options;
}
