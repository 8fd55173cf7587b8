using ChainRule.Tapes;

namespace ChainRule.Explanations.Methods;

/// <summary>The vertices from which a number was computed.</summary>
internal abstract class Sources
{
    /// <summary>The vertices, each once.</summary>
    public IReadOnlyCollection<Vertex> Vertices()
    {
        // Not recursive: a sum may be thousands of unions deep.
        var vertices = new HashSet<Vertex>();
        var left = new Stack<Sources>([this]);
        while (left.TryPop(out var next))
        {
            if (next is Union union)
            {
                left.Push(union.Both.Right);
                left.Push(union.Both.Left);
            }
            else
            {
                vertices.Add((Vertex)next);
            }
        }

        return vertices;
    }

    /// <summary>The union of both; null stands for none.</summary>
    public static Sources? Of(Sources? a, Sources? b) => a is null || a == b ? b : b is null ? a : new Union(a, b);

    private sealed class Union(Sources left, Sources right) : Sources
    {
        public (Sources Left, Sources Right) Both => (left, right);
    }
}

/// <summary>A named element of a tape, with the edges that lead from it.</summary>
internal sealed class Vertex(Place place) : Sources
{
    public Place Place => place;

    /// <summary>The elements whose formulas read it.</summary>
    public List<Vertex> Next { get; } = [];

    /// <summary>The number of paths from it to the loss.</summary>
    public double Paths { get; set; }

    /// <summary>The number of partial derivatives along all of those paths.</summary>
    public double Factors { get; set; }

    /// <summary>The number of products along them: n − 1 for n factors. Computing the derivatives is not counted.</summary>
    public double Multiplications => Factors - Paths;
}
