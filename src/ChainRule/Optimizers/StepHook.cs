using ChainRule.Layers;
using ChainRule.Tapes;

namespace ChainRule.Optimizers;

/// <summary>What a step does after its update, such as averaging the weights.</summary>
public abstract class StepHook : StepPart
{
    /// <summary>Appends the operations to the tape; a parameter put on it has its values after the update.</summary>
    /// <param name="tape">the tape of the step</param>
    /// <param name="parameters">the trained parameters</param>
    public abstract void Append(Tape tape, IReadOnlyList<Parameter> parameters);
}
