using ChainRule.Data;
using ChainRule.Explanations;
using ChainRule.Operations;
using ChainRule.Tensors;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Explaining;

/// <summary>Why gradients of a network are what they are, in double precision; the network stays as it is.</summary>
public static class ExplainedNetwork
{
    /// <summary>Explains a network in training, on its own batch.</summary>
    /// <exception cref="InputException">the network has no batch, or one that a layer cannot take</exception>
    /// <exception cref="AddressException">there is no such parameter, or the network is too large to be explained whole</exception>
    /// <exception cref="NonFiniteException">the loss or a gradient is NaN or infinite</exception>
    public static Explanation Of(Network network, IReadOnlyList<string> addresses, ExplanationOptions? options = null)
    {
        if (network.Batch is not { } batch)
            throw new InputException(network.File, null, "\"batch\" is missing", "gradients are those of a batch: write {\"input\": …, \"target\": …}");
        try
        {
            return Of(network, batch, training: true, addresses, options);
        }
        catch (ShapeException fault)
        {
            throw new InputException(network.File, "batch", fault.Message.TrimEnd('.'));
        }
    }

    /// <summary>Explains a trained model in use, on one row of data; its optimizer begins anew.</summary>
    /// <inheritdoc cref="Of(Network, IReadOnlyList{string}, ExplanationOptions?)"/>
    public static Explanation Of(ModelUse use, LoadedData data, int row, IReadOnlyList<string> addresses, ExplanationOptions? options = null)
    {
        var sample = use.Sample(data, row);
        return Of(use.Model.Network, new(sample.Inputs, sample.Targets), training: false, addresses, options);
    }

    private static Explanation Of(Network network, NetworkBatch batch, bool training, IReadOnlyList<string> addresses, ExplanationOptions? options)
    {
        var copy = network.Copy(DType.Float64);
        var explanation = Explanation.Of(copy.Model, copy.Loss, batch.Input.Clone(DType.Float64), batch.Target, addresses, copy.Optimizer, copy.Regularization, training, options, copy.Name);
        return explanation.Subjects.All(subject => double.IsFinite(subject.Gradient)) && double.IsFinite(explanation.Loss)
            ? explanation
            : throw new NonFiniteException();
    }
}
