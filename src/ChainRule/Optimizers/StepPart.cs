using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Optimizers;

/// <summary>A part of a training step that belongs to the optimizer: a link or a hook.</summary>
public abstract class StepPart
{
    /// <summary>Its name in saved states and reports.</summary>
    public abstract string Name { get; }

    /// <summary>Every tensor that it keeps from one step to the next; none by default.</summary>
    /// <param name="parameters">the parameters of the model</param>
    public virtual IEnumerable<NamedTensor> State(IReadOnlyList<Parameter> parameters) => [];
}
