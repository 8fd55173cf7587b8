using ChainRule.Layers;
using ChainRule.Tapes;

namespace ChainRule.Losses;

/// <summary>What training makes small: the loss of a model's outputs, with a penalty on its parameters where there is one.</summary>
/// <param name="Model">what puts out</param>
/// <param name="Loss">what its output is judged by</param>
/// <param name="Regularization">the penalty; none when null</param>
public sealed record Objective(Layer Model, Loss Loss, Regularization? Regularization = null)
{
    /// <summary>The loss of a batch, as a single number.</summary>
    /// <param name="inputs">(batch, …) each, as the model takes them</param>
    /// <param name="target">what the output should be, as the loss takes it</param>
    public Variable Compute(ReadOnlySpan<Variable> inputs, Variable target) => Loss.Compute(Model.Forward(inputs), target, Regularization, Model.Parameters);
}
