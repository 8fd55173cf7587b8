using ChainRule.Tapes;

namespace ChainRule.Explanations.Methods;

/// <summary>Vertices of a graph that something was computed from.</summary>
internal abstract class Sources
{
    /// <summary>The vertices, each once.</summary>
    public IReadOnlyCollection<Vertex> Vertices()
    {
        // A sum is thousands of unions deep, so what is left to do is kept here and not on the stack.
        var vertices = new HashSet<Vertex>();
        var left = new Stack<Sources>([this]);
        while (left.TryPop(out var next))
        {
            if (next is Union union)
            {
                left.Push(union.Right);
                left.Push(union.Left);
            }
            else
            {
                vertices.Add((Vertex)next);
            }
        }

        return vertices;
    }

    /// <summary>Those of both; null stands for none.</summary>
    public static Sources? Of(Sources? a, Sources? b) => a is null || a == b ? b : b is null ? a : new Union(a, b);

    private sealed class Union(Sources left, Sources right) : Sources
    {
        public Sources Left => left;

        public Sources Right => right;
    }
}

/// <summary>A named element of a tape, with the partial derivatives that lead from it.</summary>
/// <param name="place">which element</param>
internal sealed class Vertex(Place place) : Sources
{
    /// <summary>Which element.</summary>
    public Place Place => place;

    /// <summary>The elements whose formulas read it.</summary>
    public List<Vertex> Next { get; } = [];

    /// <summary>How many paths lead from it to the loss.</summary>
    public double Paths { get; set; }

    /// <summary>How many partial derivatives all of those paths have together.</summary>
    public double Factors { get; set; }

    /// <summary>How many products those are: n factors take n − 1. The derivatives themselves are not counted.</summary>
    public double Multiplications => Factors - Paths;
}
