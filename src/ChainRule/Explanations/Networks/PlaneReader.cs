using ChainRule.Explanations.Derivations;
using ChainRule.Expressions;
using ChainRule.Operations;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Networks;

/// <summary>
/// Chooses a channel of each picture and a place in it: in the last picture where the loss changes fastest, then back to what that
/// place is computed from.
/// </summary>
internal sealed class PlaneReader(Tracer tracer, Differentiation differentiation, IReadOnlyList<Place> subjects, Func<Place, bool> isOnPath)
{
    // Only for this many places, those with the largest gradients, is it checked whether they depend on a subject.
    private const int MostChecked = 64;

    private readonly WeightedTerms _terms = new(tracer, differentiation);

    /// <summary>A plane for each stage; null if its output is not pictures.</summary>
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
            planes[i] = Plane(place) with
            {
                Followed = Grid(place),
                Patch = [.. patch.Where(source => source.Indexes[1] == place.Indexes[1]).Select(Grid)],
                Filter = weight is { Variable.Shape.Rank: 4 } laid ? Plane(laid) with { Followed = subjects.Count == 1 && subjects[0] == laid ? Grid(laid) : null } : null,
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

    // Where the loss changes fastest.
    private Place Largest(IEnumerable<Place> places)
    {
        var ordered = places.OrderByDescending(place => differentiation.GradientOf(place.Variable) is { } gradient ? Math.Abs(tracer.Replay.Value(place with { Variable = gradient })) : 0).ToList();
        return ordered.Take(MostChecked).Where(isOnPath).Cast<Place?>().FirstOrDefault() ?? ordered[0];
    }

    // The last two dimensions around the element.
    private PicturePlane Plane(Place place)
    {
        var (shape, indexes) = (place.Variable.Shape, place.Indexes);
        var count = shape[2] * shape[3];
        var first = place.Index / count * count;
        var name = tracer.Symbols[place] is Element element ? element with { Indexes = [] } : tracer.Symbols[place];
        return new(name, indexes[..2], shape[1], shape[2], shape[3], [.. Enumerable.Range(first, count).Select(index => tracer.Replay.Value(place with { Index = index }))]);
    }

    private static GridPlace Grid(Place place) => new(place.Indexes[2], place.Indexes[3]);
}
