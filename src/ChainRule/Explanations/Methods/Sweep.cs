using ChainRule.Algebra;
using ChainRule.Explanations.Replays;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Explanations.Methods;

/// <summary>Runs nodes of a tape over any algebra by their naive meanings; elements that none of them computes are given, with their values.</summary>
internal sealed class Sweep<T>(Replay replay, Func<Place, double, T> given)
    where T : IAlgebra<T>
{
    private readonly Dictionary<Variable, DenseGrid<T>> _grids = [];

    public DenseGrid<T> this[Variable variable]
    {
        get
        {
            if (!_grids.TryGetValue(variable, out var grid))
                _grids[variable] = grid = Given(variable);
            return grid;
        }
    }

    /// <summary>Runs nodes in order, each once.</summary>
    public Sweep<T> Run(IEnumerable<Node> nodes)
    {
        foreach (var node in nodes)
            Run(node);
        return this;
    }

    public DenseGrid<T> Run(Node node)
    {
        if (_grids.TryGetValue(node.Output, out var known))
            return known;
        var output = new DenseGrid<T>(node.Output.Shape);
        NaiveMeaning.Run<T>(node, [.. node.Inputs.Select(input => this[input])], output);
        return _grids[node.Output] = output;
    }

    private DenseGrid<T> Given(Variable variable)
    {
        var tensor = replay[variable];
        if (tensor.Type == DType.Int64)
            return new(tensor.Shape, [], [.. tensor.Span<long>()]);
        return variable.Literal is { } literal
            ? new(tensor.Shape, [T.Constant(literal)], [])
            : new(tensor.Shape, [.. tensor.ToDoubles().Select((value, index) => given(new(variable, index), value))], []);
    }
}
