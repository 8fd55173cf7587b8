using ChainRule.Layers;
using ChainRule.Tensors;

namespace ChainRule.Optimizers;

/// <summary>A part of a training step that is set in the optimizer.</summary>
public abstract class StepPart
{
    /// <summary>What it is called in what is saved and told.</summary>
    public abstract string Name { get; }

    /// <summary>Every tensor by which it remembers something from one step to the next; none by default.</summary>
    /// <param name="parameters">those of the model</param>
    public virtual IEnumerable<NamedTensor> State(IReadOnlyList<Parameter> parameters) => [];
}
