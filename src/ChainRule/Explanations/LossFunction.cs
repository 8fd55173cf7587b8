using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Explanations;

/// <summary>The loss as a function of one element, all else as it is.</summary>
/// <param name="replay">how all else is</param>
/// <param name="given">what that was computed from</param>
/// <param name="loss">L</param>
/// <param name="place">the element</param>
internal sealed class LossFunction(Replay replay, IReadOnlyDictionary<Variable, Tensor> given, Variable loss, Place place)
{
    /// <summary>L where the element has this value.</summary>
    public double At(double value)
    {
        var changed = replay[place.Variable].Clone();
        changed.SetValue(place.Index, value);
        return Replay.Of(replay.Tape, new Dictionary<Variable, Tensor>(given) { [place.Variable] = changed }, loss)[loss].Item();
    }
}
