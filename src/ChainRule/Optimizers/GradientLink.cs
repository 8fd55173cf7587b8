using ChainRule.Layers;
using ChainRule.Tapes;

namespace ChainRule.Optimizers;

/// <summary>A link of the chain between backpropagation and the update, which changes the gradients: clipping, for example.</summary>
/// <remarks>
/// A link that remembers something stores it with <see cref="Operations.Assign"/>, and continues with the value that it assigned, not with the output of
/// the assignment: assignments wait for the guard.
/// </remarks>
public abstract class GradientLink : StepPart
{
    /// <summary>Appends the operations to the gradients' tape.</summary>
    /// <param name="parameters">the trained parameters</param>
    /// <param name="gradients">∂L/∂w of each, from the link before</param>
    /// <returns>∂L/∂w of each for the next link, in the same shapes</returns>
    public abstract Variable[] Apply(IReadOnlyList<Parameter> parameters, Variable[] gradients);
}
