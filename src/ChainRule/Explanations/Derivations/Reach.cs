using ChainRule.Tapes;

namespace ChainRule.Explanations.Derivations;

/// <summary>Which elements of a tape depend on some of its elements, found as far as it is asked for.</summary>
internal sealed class Reach(Tracer tracer, IReadOnlyList<Place> from)
{
    private readonly Dictionary<Place, bool> _known = from.ToDictionary(place => place, _ => true);

    /// <summary>Whether the element depends on any of those.</summary>
    public bool Contains(Place place)
    {
        if (place.Variable.Producer is null)
            return _known.ContainsKey(place);
        if (!_known.TryGetValue(place, out var reached))
            _known[place] = reached = Definitions.Places(tracer.Formula(place)).Any(Contains);
        return reached;
    }
}
