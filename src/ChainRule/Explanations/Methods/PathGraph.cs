using ChainRule.Explanations.Replays;
using ChainRule.Tapes;

namespace ChainRule.Explanations.Methods;

/// <summary>
/// The graph of partial derivatives from some elements to the loss: its vertices are the named elements of the tape, and an edge leads
/// from each to those whose formulas read it.
/// </summary>
internal sealed class PathGraph
{
    private readonly Replay _replay;
    private readonly Dictionary<Place, Vertex> _vertices = [];

    public PathGraph(Replay replay, Variable loss, IReadOnlyList<Place> from)
    {
        _replay = replay;
        foreach (var place in from)
            _vertices[place] = new(place);
        Connect(Computation.Of(replay.Tape, loss).DependingOn(from.Select(place => place.Variable).Distinct()));

        // From the loss back: the paths from a vertex are those from the next vertices, each longer by one.
        foreach (var vertex in _vertices.Values.OrderByDescending(vertex => vertex.Place.Variable.Index))
        {
            vertex.Paths = vertex.Place.Variable == loss ? 1 : vertex.Next.Sum(next => next.Paths);
            vertex.Factors = vertex.Next.Sum(next => next.Factors + next.Paths);
        }
    }

    /// <summary>The element's vertex, with its paths counted.</summary>
    public Vertex this[Place place] => _vertices[place];

    // The nodes run over numbers that know their sources; a named element becomes its own source.
    private void Connect(IReadOnlyList<Node> nodes)
    {
        var sweep = new Sweep<Sourced>(_replay, (place, value) => new(value, _vertices.GetValueOrDefault(place)));
        foreach (var node in nodes)
        {
            var output = sweep.Run(node);
            if (node.Output.Name is null)
                continue;
            foreach (var index in output.Wanted)
                output[index] = new(_replay[node.Output].Value(index), Join(new(node.Output, index), output[index].From));
        }
    }

    private Vertex? Join(Place place, Sources? from)
    {
        if (from is null)
            return _vertices.GetValueOrDefault(place);
        if (!_vertices.TryGetValue(place, out var vertex))
            _vertices[place] = vertex = new(place);
        foreach (var source in from.Vertices())
            source.Next.Add(vertex);
        return vertex;
    }
}
