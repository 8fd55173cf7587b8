using ChainRule.Functions;
using ChainRule.Operations;
using ChainRule.Tapes;

namespace ChainRule.Explanations.ErrorShares;

/// <summary>Finds a chain of fully connected layers on a tape, for one sample.</summary>
internal static class FullyConnected
{
    /// <summary>The layers from the last to the first, and the target of the last one's output.</summary>
    public sealed record Network(IReadOnlyList<WeightedLayer> Layers, Variable Target);

    /// <summary>z = W·x + b and a = f(z)</summary>
    /// <param name="Label">the layer with the weights: 2 Linear(128, 10)</param>
    /// <param name="Weight">W: (out, in)</param>
    /// <param name="WeightedSum">z</param>
    /// <param name="Output">a; z itself if no activation follows</param>
    public sealed record WeightedLayer(string Label, Variable Weight, Variable WeightedSum, Variable Output);

    /// <exception cref="ExplanationException">there is no such chain, or there are several samples</exception>
    public static Network Chain(Tape tape)
    {
        var comparison = tape.Nodes.FirstOrDefault(node => node.Operation is Zip<Subtract> && node.Inputs[0].IsLayerOutput && tape.Inputs.Contains(node.Inputs[1]))
            ?? throw new ExplanationException("Error shares start from the error t − y at the outputs, which this loss does not use: choose half_squared_error or mse.");
        var layers = new List<WeightedLayer>();
        for (var output = comparison.Inputs[0]; output.Producer is not null; output = Unshaped(output))
        {
            var (layer, input) = Read(output, tape);
            layers.Add(layer);
            output = input;
        }

        var samples = comparison.Inputs[1].Shape[0];
        return samples == 1
            ? new(layers, comparison.Inputs[1])
            : throw new ExplanationException($"Error shares are defined for one sample, and the batch has {samples}: choose one of them.");
    }

    private static (WeightedLayer Layer, Variable Input) Read(Variable output, Tape tape)
    {
        var sum = output;
        while (sum.Producer is { } activation && activation.Operation.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Map<>))
            sum = activation.Inputs[0];
        var product = sum.Producer;
        if (product?.Operation is Zip<Add> && IsParameter(product.Inputs[1]))
            product = product.Inputs[0].Producer;
        if (product?.Operation is not MatMul || !IsParameter(product.Inputs[1]))
            throw new ExplanationException($"Error shares are defined for fully connected layers and their activations only, not for {sum.Producer?.Scope ?? sum.ToString()}.");
        return (new(product.Scope, product.Inputs[1], sum, output), product.Inputs[0]);

        bool IsParameter(Variable variable) => variable.Producer is null && !tape.Inputs.Contains(variable);
    }

    // The outputs of a flattening layer are the neurons before it.
    private static Variable Unshaped(Variable variable)
    {
        while (variable.Producer is { Operation: Reshape } reshape)
            variable = reshape.Inputs[0];
        return variable;
    }
}
