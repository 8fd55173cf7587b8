using ChainRule.Explanations.Replays;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Methods;

/// <summary>The sums over paths of several elements; they share one graph if the network is small.</summary>
internal sealed class PathSums
{
    // With more products from the inputs to the loss, no graph is built of one element's paths, or of all elements' paths.
    private const long MostForOne = 100_000_000;
    private const long MostForAll = 1_000_000;

    private readonly Func<Place, Vertex>? _vertexOf;
    private readonly LocalDerivatives _derivatives;

    /// <summary>Prepares the sums of the subjects and the cost of all parameters, given the number of products from the inputs to the loss.</summary>
    public PathSums(Replay replay, Variable loss, long products, IReadOnlyList<Place> parameters, IReadOnlyList<Place> subjects)
    {
        _derivatives = new(replay);
        if (products <= MostForAll)
        {
            var shared = new PathGraph(replay, loss, [.. parameters.Union(subjects)]);
            _vertexOf = subject => shared[subject];
            MultiplicationsForAll = parameters.Sum(parameter => shared[parameter].Multiplications);
        }
        else if (products <= MostForOne)
        {
            _vertexOf = subject => new PathGraph(replay, loss, [subject])[subject];
        }
    }

    /// <summary>Products along the paths from all parameters; null if there are too many to count.</summary>
    public double? MultiplicationsForAll { get; }

    /// <summary>The sum over the paths from an element; null if the graph is too large.</summary>
    public PathSum? From(Place subject) => _vertexOf is null ? null : new(_vertexOf(subject), _derivatives);
}
