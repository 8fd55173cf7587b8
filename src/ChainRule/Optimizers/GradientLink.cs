using ChainRule.Layers;
using ChainRule.Tapes;

namespace ChainRule.Optimizers;

/// <summary>A link of the chain between backpropagation and the update: what is done to the gradients, such as clipping.</summary>
public abstract class GradientLink : StepPart
{
    /// <summary>Writes what is done onto the gradients' tape.</summary>
    /// <param name="parameters">those that are trained</param>
    /// <param name="gradients">∂L/∂w of each, as the link before left it</param>
    /// <returns>what the next link takes for ∂L/∂w of each, in its shape</returns>
    public abstract Variable[] Apply(IReadOnlyList<Parameter> parameters, Variable[] gradients);
}
