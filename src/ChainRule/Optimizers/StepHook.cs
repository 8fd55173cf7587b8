using ChainRule.Layers;
using ChainRule.Tapes;

namespace ChainRule.Optimizers;

/// <summary>What a step does after its update, such as averaging the weights.</summary>
public abstract class StepHook : StepPart
{
    /// <summary>Writes what is done onto the tape; a parameter that is put on it has the values after the update.</summary>
    /// <param name="tape">the step</param>
    /// <param name="parameters">those that are trained</param>
    public abstract void Append(Tape tape, IReadOnlyList<Parameter> parameters);
}
