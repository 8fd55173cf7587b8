using ChainRule.Layers;
using ChainRule.Tapes;

namespace ChainRule.Losses;

/// <summary>What training minimises: the loss of a model's outputs, plus the penalty on its parameters if there is one.</summary>
/// <param name="Model">the model</param>
/// <param name="Loss">the loss of its outputs</param>
/// <param name="Regularization">the penalty; null for none</param>
public sealed record Objective(Layer Model, Loss Loss, Regularization? Regularization = null)
{
    /// <summary>The loss of a batch, as a single number.</summary>
    /// <param name="inputs">(batch, …) each, as the model takes them</param>
    /// <param name="target">what the output should be, as the loss takes it</param>
    /// <param name="weights">(batch) how much each sample counts; null if all count the same</param>
    public Variable Compute(ReadOnlySpan<Variable> inputs, Variable target, Variable? weights = null) =>
        Loss.Compute(Model.Forward(inputs), target, Regularization, Model.Parameters, weights);
}
