using ChainRule.Explanations.Derivations;

namespace ChainRule.Explanations.Methods;

/// <summary>The sum over every path from an element to the loss of the product of the partial derivatives along it.</summary>
internal sealed class PathSum
{
    private const double MostWalked = 10_000;
    private const int MostTold = 64;

    private readonly Vertex _from;
    private readonly LocalDerivatives _derivatives;

    /// <summary>Walks the paths, where they are not too many.</summary>
    public PathSum(Vertex from, LocalDerivatives derivatives)
    {
        (_from, _derivatives) = (from, derivatives);
        if (from.Paths > MostWalked)
            return;
        Walks = [.. Walk()];
        Value = Walks.Sum(walk => walk.Product);
    }

    /// <summary>∂L/∂(the element); null where there are too many paths.</summary>
    public double? Value { get; }

    /// <summary>Products along all paths.</summary>
    public double Multiplications => _from.Multiplications;

    private IReadOnlyList<Path> Walks { get; } = [];

    /// <summary>How many paths there are, with the largest of them where all were walked.</summary>
    public PathCount Count(SymbolTable symbols) => new(_from.Paths, _from.Factors, DistinctFactors(),
    [
        .. from walk in Walks.OrderByDescending(walk => Math.Abs(walk.Product)).Take(MostTold)
           select new DerivativePath([.. walk.Stations.Select(station => symbols[station.Place])], walk.Factors, walk.Product),
    ]);

    private List<Path> Walk()
    {
        var walks = new List<Path>();
        Continue([_from], []);
        return walks;

        void Continue(Vertex[] stations, double[] factors)
        {
            var last = stations[^1];
            if (last is { Paths: > 0, Next.Count: 0 })
                walks.Add(new(stations, factors));
            foreach (var next in last.Next.Where(next => next.Paths > 0))
                Continue([.. stations, next], [.. factors, _derivatives.Of(next.Place, last.Place)]);
        }
    }

    private int DistinctFactors()
    {
        var reached = new HashSet<Vertex> { _from };
        var left = new Stack<Vertex>(reached);
        var factors = 0;
        while (left.TryPop(out var vertex))
        {
            foreach (var next in vertex.Next.Where(next => next.Paths > 0))
            {
                factors++;
                if (reached.Add(next))
                    left.Push(next);
            }
        }

        return factors;
    }

    private sealed record Path(Vertex[] Stations, double[] Factors)
    {
        public double Product { get; } = Factors.Aggregate(1.0, (product, factor) => product * factor);
    }
}
