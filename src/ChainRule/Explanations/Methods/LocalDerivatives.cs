using ChainRule.Algebra;
using ChainRule.Explanations.Derivations;
using ChainRule.Explanations.Replays;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Methods;

/// <summary>The partial derivatives of an element's formula by the elements that it names, each computed once.</summary>
internal sealed class LocalDerivatives(Replay replay)
{
    private readonly Dictionary<(Place, Place), double> _known = [];

    /// <summary>∂(an element)/∂(one that its formula names), the others held</summary>
    public double Of(Place value, Place by)
    {
        if (!_known.TryGetValue((value, by), out var derivative))
        {
            var elements = new Elements<Dual>(replay, place => new(replay.Value(place), place == by ? 1 : 0));
            _known[(value, by)] = derivative = elements.Compute(value).Tangent;
        }

        return derivative;
    }
}
