using ChainRule.Tapes;

namespace ChainRule.Explanations.Derivations;

/// <summary>Which elements of a tape depend on certain elements, worked out on demand.</summary>
internal sealed class Reach(Tracer tracer, IReadOnlyList<Place> from)
{
    private readonly Dictionary<Place, bool> _known = from.ToDictionary(place => place, _ => true);

    public bool Contains(Place place)
    {
        if (place.Variable.Producer is null)
            return _known.ContainsKey(place);
        if (!_known.TryGetValue(place, out var reached))
            _known[place] = reached = Definitions.Places(tracer.Formula(place)).Any(Contains);
        return reached;
    }
}
