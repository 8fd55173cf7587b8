using ChainRule.Algebra;
using ChainRule.Explanations.Derivations;
using ChainRule.Explanations.Replays;
using ChainRule.Expressions;
using ChainRule.Operations;
using ChainRule.Tapes;

namespace ChainRule.Explanations.ErrorShares;

/// <summary>
/// The popular account of errors: at the outputs E = t − y, and a neuron's error is handed back to the neurons that it reads in
/// proportion to their weights, E_j = Σ_k w_kj/(Σ_i w_ki)·E_k. It is set against the result of backpropagation for the same neurons.
/// </summary>
internal sealed class ErrorShareAccount(Replay replay, Differentiation differentiation, SymbolTable symbols, int mostTerms)
{
    /// <summary>The account of a network of fully connected layers for one sample.</summary>
    /// <exception cref="ExplanationException">the account does not cover such a network</exception>
    public ErrorShareTable Table()
    {
        var network = FullyConnected.Chain(replay.Tape);
        var layers = new List<ErrorShareLayer>();
        Traced[] errors = [.. Enumerable.Range(0, network.Target.Shape.Count).Select(i => Quantity(network.Target, i) - Quantity(network.Layers[0].Output, i))];
        foreach (var (layer, before) in network.Layers.Zip(network.Layers.Skip(1).Append(null)))
        {
            layers.Add(new(layer.Label, [.. errors.Select((error, i) => Neuron(layer, i, error))]));
            if (before is not null)
                errors = HandBack(layer, errors);
        }

        return new(layers);
    }

    private Traced[] HandBack(FullyConnected.WeightedLayer layer, Traced[] errors)
    {
        var (outputs, inputs) = (layer.Weight.Shape[0], layer.Weight.Shape[1]);
        var named = errors.Select((error, k) => new Traced(new Named(((Element)symbols[new(layer.Output, k)]) with { Letter = "E" }, error.Value))).ToArray();
        var sums = Enumerable.Range(0, outputs).Select(k => Sums.Of(Enumerable.Range(0, inputs).Select(i => Weight(k, i)))).ToArray();
        return [.. Enumerable.Range(0, inputs).Select(j => Sums.Of(Enumerable.Range(0, outputs).Select(k => Weight(k, j) / sums[k] * named[k])))];

        Traced Weight(int k, int j) => Quantity(layer.Weight, k * inputs + j);
    }

    private ErrorShare Neuron(FullyConnected.WeightedLayer layer, int index, Traced error) => new(
        symbols[new(layer.Output, index)],
        new Abbreviation(error.Expression, mostTerms, _ => Closeness.None).Formula,
        -Gradient(layer.Output, index),
        Gradient(layer.WeightedSum, index));

    private double Gradient(Variable variable, int index) => replay[differentiation.GradientOf(variable)!].Value(index);

    private Traced Quantity(Variable variable, int index) =>
        new(new Named(symbols[new(variable, index)], replay[variable].Value(index)));
}
