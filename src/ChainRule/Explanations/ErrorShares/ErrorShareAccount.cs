using ChainRule.Algebra;
using ChainRule.Explanations.Derivations;
using ChainRule.Explanations.Replays;
using ChainRule.Expressions;
using ChainRule.Operations;
using ChainRule.Tapes;

namespace ChainRule.Explanations.ErrorShares;

/// <summary>
/// The popular account of errors: at the outputs E = t − y, and a neuron's error is handed back to those that it reads in proportion to
/// their weights, E_j = Σ_k w_kj/(Σ_i w_ki)·E_k. Here it stands beside what backpropagation says of the same neurons.
/// </summary>
internal sealed class ErrorShareAccount
{
    private readonly Replay _replay;
    private readonly Differentiation _differentiation;
    private readonly SymbolTable _symbols;
    private readonly int _mostTerms;

    private ErrorShareAccount(Replay replay, Differentiation differentiation, SymbolTable symbols, int mostTerms) =>
        (_replay, _differentiation, _symbols, _mostTerms) = (replay, differentiation, symbols, mostTerms);

    /// <summary>The account of a network of fully connected layers for one sample.</summary>
    /// <exception cref="ExplanationException">the account does not speak of such a network</exception>
    public static ErrorShareTable Of(Replay replay, Differentiation differentiation, SymbolTable symbols, int mostTerms) =>
        new(new ErrorShareAccount(replay, differentiation, symbols, mostTerms).Layers(FullyConnected.Chain(replay.Tape)));

    private List<ErrorShareLayer> Layers(FullyConnected.Network network)
    {
        var layers = new List<ErrorShareLayer>();
        Traced[] errors = [.. Enumerable.Range(0, network.Target.Shape.Count).Select(i => Quantity(network.Target, i) - Quantity(network.Layers[0].Output, i))];
        foreach (var (layer, before) in network.Layers.Zip(network.Layers.Skip(1).Append(null)))
        {
            layers.Add(new(layer.Label, [.. errors.Select((error, i) => Neuron(layer, i, error))]));
            if (before is not null)
                errors = HandBack(layer, errors);
        }

        return layers;
    }

    private Traced[] HandBack(FullyConnected.WeightedLayer layer, Traced[] errors)
    {
        var (outputs, inputs) = (layer.Weight.Shape[0], layer.Weight.Shape[1]);
        var named = errors.Select((error, k) => new Traced(new Named(((Element)_symbols[new(layer.Output, k)]) with { Letter = "E" }, error.Value))).ToArray();
        var sums = Enumerable.Range(0, outputs).Select(k => Sums.Of(Enumerable.Range(0, inputs).Select(i => Weight(k, i)))).ToArray();
        return [.. Enumerable.Range(0, inputs).Select(j => Sums.Of(Enumerable.Range(0, outputs).Select(k => Weight(k, j) / sums[k] * named[k])))];

        Traced Weight(int k, int j) => Quantity(layer.Weight, k * inputs + j);
    }

    private ErrorShare Neuron(FullyConnected.WeightedLayer layer, int index, Traced error) => new(
        _symbols[new(layer.Output, index)],
        Abbreviation.Of(error.Expression, _mostTerms, _ => Closeness.None).Formula,
        -Gradient(layer.Output, index),
        Gradient(layer.WeightedSum, index));

    private double Gradient(Variable variable, int index) => _replay[_differentiation.GradientOf(variable)!].Value(index);

    private Traced Quantity(Variable variable, int index) =>
        new(new Named(_symbols[new(variable, index)], _replay[variable].Value(index)));
}
