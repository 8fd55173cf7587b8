using ChainRule.Layers;
using ChainRule.Tapes;

namespace ChainRule.Optimizers;

/// <summary>A link of the chain between backpropagation and the update: what is done to the gradients, such as clipping.</summary>
/// <remarks>
/// A link that remembers something assigns it by <see cref="Operations.Assign"/> and goes on with what it computed, not with what the assignment puts out:
/// assignments wait for the guard.
/// </remarks>
public abstract class GradientLink : StepPart
{
    /// <summary>Writes what is done onto the gradients' tape.</summary>
    /// <param name="parameters">those that are trained</param>
    /// <param name="gradients">∂L/∂w of each, as the link before left it</param>
    /// <returns>what the next link takes for ∂L/∂w of each, in its shape</returns>
    public abstract Variable[] Apply(IReadOnlyList<Parameter> parameters, Variable[] gradients);
}
