using ChainRule.Algebra;
using ChainRule.Explanations.Derivations;
using ChainRule.Explanations.Replays;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Methods;

/// <summary>The partial derivatives of elements' formulas with respect to the elements that they name, each computed once.</summary>
internal sealed class LocalDerivatives(Replay replay)
{
    private readonly Dictionary<(Place, Place), double> _known = [];

    /// <summary>∂(an element)/∂(an element that its formula names), with the others constant</summary>
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
