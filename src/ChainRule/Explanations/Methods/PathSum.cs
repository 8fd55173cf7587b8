using ChainRule.Explanations.Derivations;

namespace ChainRule.Explanations.Methods;

/// <summary>The sum over every path from an element to the loss of the product of the partial derivatives along it.</summary>
internal sealed class PathSum
{
    private const double MostWalked = 10_000;
    private const int MostShown = 64;

    private readonly Vertex _from;
    private readonly LocalDerivatives _derivatives;
    private readonly List<Path> _walks = [];

    /// <summary>Walks the paths, unless there are too many.</summary>
    public PathSum(Vertex from, LocalDerivatives derivatives)
    {
        (_from, _derivatives) = (from, derivatives);
        if (from.Paths > MostWalked)
            return;
        Walk([from], []);
        Value = _walks.Sum(walk => walk.Product);
    }

    /// <summary>∂L/∂(the element); null if there are too many paths.</summary>
    public double? Value { get; }

    /// <summary>Products along all paths.</summary>
    public double Multiplications => _from.Multiplications;

    /// <summary>The number of paths, with the largest of them if all were walked.</summary>
    public PathCount Count(SymbolTable symbols) => new(_from.Paths, _from.Factors, DistinctFactors(),
    [
        .. from walk in _walks.OrderByDescending(walk => Math.Abs(walk.Product)).Take(MostShown)
           select new DerivativePath([.. walk.Stations.Select(station => symbols[station.Place])], walk.Factors, walk.Product),
    ]);

    private void Walk(Vertex[] stations, double[] factors)
    {
        var last = stations[^1];
        if (last is { Paths: > 0, Next.Count: 0 })
            _walks.Add(new(stations, factors));
        foreach (var next in last.Next.Where(next => next.Paths > 0))
            Walk([.. stations, next], [.. factors, _derivatives.Of(next.Place, last.Place)]);
    }

    private int DistinctFactors()
    {
        var reached = new HashSet<Vertex> { _from };
        var left = new Stack<Vertex>(reached);
        while (left.TryPop(out var vertex))
        {
            foreach (var next in vertex.Next.Where(next => next.Paths > 0 && reached.Add(next)))
                left.Push(next);
        }

        return reached.Sum(vertex => vertex.Next.Count(next => next.Paths > 0));
    }

    private sealed record Path(Vertex[] Stations, double[] Factors)
    {
        public double Product { get; } = Factors.Aggregate(1.0, (product, factor) => product * factor);
    }
}
