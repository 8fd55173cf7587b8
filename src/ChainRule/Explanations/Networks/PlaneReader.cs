using ChainRule.Explanations.Derivations;
using ChainRule.Explanations.Replays;
using ChainRule.Expressions;
using ChainRule.Operations;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Networks;

/// <summary>
/// Which channel of each picture is shown, and of which place: from the last picture back, where the loss answers most, to what
/// that place is computed from.
/// </summary>
/// <param name="replay">the values</param>
/// <param name="symbols">the names</param>
/// <param name="tracer">the formulas</param>
/// <param name="differentiation">the gradients</param>
/// <param name="subjects">what is explained</param>
/// <param name="isOnPath">whether an element depends on it</param>
internal sealed class PlaneReader(Replay replay, SymbolTable symbols, Tracer tracer, Differentiation differentiation, IReadOnlyList<Place> subjects, Func<Place, bool> isOnPath)
{
    // Of so many places, those with the largest gradients, it is asked whether they depend on what is explained.
    private const int MostAsked = 64;

    private readonly WeightedTerms _terms = new(tracer, differentiation);

    /// <summary>A plane for each stage; null where it puts out no pictures.</summary>
    public PicturePlane?[] Read(IReadOnlyList<List<Variable>> stages)
    {
        var planes = new PicturePlane?[stages.Count];
        Place? followed = null;
        IReadOnlyList<Place> patch = [];
        for (var i = stages.Count - 1; i >= 0; i--)
        {
            var pictures = stages[i][^1];
            if (pictures.Shape.Rank != 4)
            {
                (followed, patch) = (null, []);
                continue;
            }

            var place = followed ?? Largest(Enumerable.Range(0, pictures.Shape.WithoutFirst().Count).Select(index => new Place(pictures, index)));
            var (sources, chosen, weight) = i > 0 && stages[i - 1][^1] is { Shape.Rank: 4 } before ? Sources(place with { Variable = stages[i][0] }, before) : ([], null, null);
            planes[i] = Plane(place, 2) with
            {
                Followed = Grid(place),
                Patch = [.. patch.Where(source => source.Indexes[1] == place.Indexes[1]).Select(Grid)],
                Filter = weight is { Variable.Shape.Rank: 4 } laid ? Plane(laid, 2) with { Followed = subjects.Count == 1 && subjects[0] == laid ? Grid(laid) : null } : null,
            };
            (followed, patch) = (chosen, sources);
        }

        return planes;
    }

    private (IReadOnlyList<Place> Sources, Place? Chosen, Place? Weight) Sources(Place output, Variable before)
    {
        if (output.Variable.Producer?.Operation is Pooling2d pooling)
        {
            Place[] window = [.. pooling.PixelsUnder(before.Shape, output.Index).Select(index => new Place(before, index))];
            var read = Definitions.Places(tracer.Formula(output)).ToHashSet();
            return (window, Largest(window.Where(read.Contains)), null);
        }

        var terms = _terms.Of(output, before).ToList();
        if (terms.Count == 0)
            return ([], null, null);
        var subject = terms.FindIndex(term => subjects.Contains(term.Weight));
        var chosen = subject >= 0 && subjects.Count == 1 ? terms[subject].From : Largest(terms.Select(term => term.From));
        return ([.. terms.Select(term => term.From)], chosen, terms.First(term => term.From == chosen).Weight);
    }

    // Where the loss answers most.
    private Place Largest(IEnumerable<Place> places)
    {
        var ordered = places.OrderByDescending(place => differentiation.GradientOf(place.Variable) is { } gradient ? Math.Abs(replay.Value(place with { Variable = gradient })) : 0).ToList();
        return ordered.Take(MostAsked).Where(isOnPath).Cast<Place?>().FirstOrDefault() ?? ordered[0];
    }

    // The last two dimensions of the element's tensor around it.
    private PicturePlane Plane(Place place, int planes)
    {
        var (shape, indexes) = (place.Variable.Shape, place.Indexes);
        var count = shape[2] * shape[3];
        var first = place.Index / count * count;
        var name = symbols[place] is Element element ? element with { Indexes = [] } : symbols[place];
        return new(name, indexes[..planes], shape[1], shape[2], shape[3], [.. Enumerable.Range(first, count).Select(index => replay.Value(place with { Index = index }))]);
    }

    private static GridPlace Grid(Place place) => new(place.Indexes[2], place.Indexes[3]);
}
