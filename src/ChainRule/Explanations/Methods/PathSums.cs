using ChainRule.Explanations.Replays;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Methods;

/// <summary>The sums over paths of several elements; they share one graph where the network is small.</summary>
internal sealed class PathSums
{
    // Beyond these numbers of products from the inputs to the loss, the graph of one element's paths, or of all elements', is not made.
    private const long MostForOne = 100_000_000;
    private const long MostForAll = 1_000_000;

    private readonly Replay _replay;
    private readonly Variable _loss;
    private readonly long _products;
    private readonly PathGraph? _shared;
    private readonly LocalDerivatives _derivatives;

    /// <summary>Prepares the sums.</summary>
    /// <param name="replay">the values</param>
    /// <param name="loss">where the paths end</param>
    /// <param name="products">how many products lead from the inputs to the loss</param>
    /// <param name="parameters">the elements that the sum of all costs is over</param>
    /// <param name="subjects">the elements that sums are wanted of</param>
    public PathSums(Replay replay, Variable loss, long products, IReadOnlyList<Place> parameters, IReadOnlyList<Place> subjects)
    {
        (_replay, _loss, _products) = (replay, loss, products);
        _derivatives = new(replay);
        if (products > MostForAll)
            return;
        _shared = new(replay, loss, [.. parameters.Union(subjects)]);
        MultiplicationsForAll = parameters.Sum(parameter => _shared[parameter].Multiplications);
    }

    /// <summary>Products along the paths from all parameters; null where they are too many to count.</summary>
    public double? MultiplicationsForAll { get; }

    /// <summary>The sum over the paths from an element; null where the graph is too large.</summary>
    public PathSum? From(Place subject) =>
        _shared is not null ? new(_shared[subject], _derivatives)
        : _products <= MostForOne ? new(new PathGraph(_replay, _loss, [subject])[subject], _derivatives)
        : null;
}
