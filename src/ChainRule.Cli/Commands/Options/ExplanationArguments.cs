using System.CommandLine;
using ChainRule.Explanations;

namespace ChainRule.Cli.Commands.Options;

/// <summary>The options that say what to explain, and in how much detail.</summary>
internal sealed class ExplanationArguments
{
    private static readonly ExplanationOptions Usual = new();

    private readonly Option<string[]> _parameters = new("--parameter") { Description = "the gradient to explain: 0.weight[1,2], 2.bias[0], input[3], counted from 0; may be repeated (default: all of a small network)", HelpName = "NAME[I,J]" };
    private readonly Option<bool> _methods = Arguments.Flag("--methods", "the same gradient in four ways, with their cost: backpropagation, forward mode, the sum over paths, finite differences");
    private readonly Option<bool> _errorShares = Arguments.Flag("--error-shares", "compare with the account that passes errors back in proportion to the weights");
    private readonly Option<bool> _descent = Arguments.Flag("--descent", "the loss as the parameter varies: the current point, the slope, the step");
    private readonly Option<int?> _round = Arguments.Count("--round", "round each neuron's output to N decimals before it is used, as in a calculation by hand", 0, 15);
    private readonly Option<int?> _terms = Arguments.Count("--terms", $"with --parameter: how many terms of a sum to write, largest first (default {Usual.MostTerms})");
    private readonly Option<bool> _all = Arguments.Flag("--all", "with --parameter: every line and every term, however many there are");

    public void AddTo(Command command)
    {
        command.AddAll(_parameters, _methods, _errorShares, _descent, _round, _terms, _all);
        command.Validators.Add(result =>
        {
            foreach (var option in ((Option[])[_terms, _all]).Where(option => result.GetResult(option) is { Implicit: false } && result.GetResult(_parameters) is null))
                result.AddError($"{option.Name} goes with --parameter: without one, every term is written");
        });
    }

    public IReadOnlyList<string> Addresses(ParseResult parsed) => parsed.GetValue(_parameters) ?? [];

    public ExplanationOptions Options(ParseResult parsed) => new()
    {
        Round = parsed.GetValue(_round),
        MostTerms = parsed.GetValue(_terms) ?? Usual.MostTerms,
        Everything = parsed.GetValue(_all),
        Methods = parsed.GetValue(_methods),
        Timed = true,
        ErrorShares = parsed.GetValue(_errorShares),
        Descent = parsed.GetValue(_descent),
    };
}
