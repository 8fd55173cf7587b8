using ChainRule.Explanations.Replays;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Losses;

/// <summary>The loss as a function of one element; all else keeps its value in a replay without rounding.</summary>
internal sealed class LossFunction(Replay replay, Variable loss, Place place)
{
    private readonly IReadOnlyList<Node> _nodes = Computation.Of(replay.Tape, loss).DependingOn(place.Variable);

    /// <summary>The loss if the element has this value.</summary>
    public double At(double value)
    {
        var changed = replay[place.Variable].Clone();
        changed.SetValue(place.Index, value);
        return replay.With(place.Variable, changed, _nodes)[loss].Item();
    }
}
