using System.CommandLine;
using ChainRule.Explanations;

namespace ChainRule.Cli.Commands;

/// <summary>The options that say what is explained, and how much is said.</summary>
internal sealed class ExplanationArguments
{
    private static readonly ExplanationOptions Usual = new();

    private readonly Option<string[]> _parameters = new("--parameter") { Description = "whose gradient: 0.weight[1,2], 2.bias[0], input[3], counted from 0; may be repeated (default: all of a small network)", HelpName = "NAME[I,J]" };
    private readonly Option<bool> _methods = Arguments.Flag("--methods", "the same gradient in four ways: backpropagation, forward mode, the sum over paths, differences; with their cost");
    private readonly Option<bool> _errorShares = Arguments.Flag("--error-shares", "the account that hands errors back in proportion to weights, beside the true one");
    private readonly Option<bool> _descent = Arguments.Flag("--descent", "the loss as the parameter varies: where it stands, the slope, the step");
    private readonly Option<int?> _round = Arguments.Count("--round", "round each neuron's output to N decimals before it is used, as one does by hand", 0, 15);
    private readonly Option<int?> _terms = Arguments.Count("--terms", $"with --parameter: how many terms of a sum are written, the largest first (default {Usual.MostTerms})");

    private readonly Option<bool> _all = Arguments.Flag("--all", "every line and every term, however many there are, where --parameter is given");

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_parameters, _methods, _errorShares, _descent, _round, _terms, _all])
            command.Add(option);
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
