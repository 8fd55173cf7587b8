using ChainRule.Explanations.Derivations;
using ChainRule.Explanations.Replays;
using ChainRule.Expressions;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Explanations.Networks;

/// <summary>
/// Finds neurons and connections on a tape: what layers put out stands in columns, where what is computed number by number stays in
/// its column, and a connection is a parameter that is multiplied by a number of the column before.
/// </summary>
/// <param name="replay">the values</param>
/// <param name="symbols">the names</param>
/// <param name="tracer">the formulas</param>
/// <param name="differentiation">the loss and the gradients</param>
/// <param name="named">the elements that the derivation names: of a long column, only these are shown</param>
/// <param name="isOnPath">whether an element depends on what is explained</param>
internal sealed class NetworkGraphReader(Replay replay, SymbolTable symbols, Tracer tracer, Differentiation differentiation, IEnumerable<Place> named, Func<Place, bool> isOnPath)
{
    private const int MostNeurons = 10;

    private readonly HashSet<(Symbol?, int)> _named = [.. named.Select(place => (Neuron(place.Variable.Name), place.Index))];
    private readonly WeightedTerms _terms = new(tracer, differentiation);
    private readonly List<NetworkColumn> _columns = [];
    private readonly List<Connection> _connections = [];

    /// <summary>The network between its input and its loss; null where no layer is on the tape.</summary>
    /// <param name="input">(batch, …)</param>
    /// <param name="subjects">what is explained</param>
    public NetworkGraph? Read(Variable input, IReadOnlyList<Place> subjects)
    {
        var before = new List<Place>();
        var stages = Stages(input);
        var planes = new PlaneReader(replay, symbols, tracer, differentiation, subjects, isOnPath).Read(stages);
        foreach (var (stage, plane) in stages.Zip(planes))
        {
            var after = Shown(stage);
            _columns.Add(Column(stage, after) with { Plane = plane });
            _connections.AddRange(after.SelectMany(to => Connections(to with { Variable = stage[0] }, before, to)));
            before = after;
        }

        if (_columns.Count < 2)
            return null;
        var loss = new Place(differentiation.Loss, 0);
        _columns.Add(new("", "", [new(loss.ToString(), symbols[loss], replay.Value(loss), 1, isOnPath(loss))], 0));
        return new(_columns, _connections, input.Shape[0]);
    }

    // What one column shows in the end, and all that led to it there: z, then a.
    private List<List<Variable>> Stages(Variable input)
    {
        List<List<Variable>> stages = [[input]];
        foreach (var output in replay.Tape.Variables.Where(variable => variable.IsLayerOutput && variable.Index < differentiation.Loss.Index && variable.Type != DType.Int64))
        {
            var last = stages[^1];
            if (output.Shape == last[^1].Shape && !_terms.Of(new(output, 0), last[^1]).Any())
                last.Add(output);
            else
                stages.Add([output]);
        }

        return stages;
    }

    private NetworkColumn Column(List<Variable> stage, List<Place> shown)
    {
        var shape = stage[^1].Shape.WithoutFirst();
        return new(
            string.Join(", ", stage.Select(variable => variable.Producer?.Scope).OfType<string>()),
            shape.ToString(),
            [.. shown.Select(place => new Neuron(place.ToString(), symbols[place], replay.Value(place), Gradient(place), isOnPath(place)))],
            shape.Rank == 1 ? shape.Count - shown.Count : 0);
    }

    // Of the batch's first sample; those on the path before others.
    private List<Place> Shown(List<Variable> stage)
    {
        var shape = stage[^1].Shape.WithoutFirst();
        if (shape.Rank != 1)
            return [];
        var all = Enumerable.Range(0, shape.Count).Select(i => new Place(stage[^1], i)).ToList();
        return shape.Count <= MostNeurons
            ? all
            : [.. all.Where(place => stage.Any(variable => _named.Contains((variable.Name, place.Index)))).OrderByDescending(isOnPath).Take(MostNeurons).OrderBy(place => place.Index)];
    }

    // Who names an error or a local derivative of a neuron names the neuron.
    private static Symbol? Neuron(Symbol? symbol) => symbol switch
    {
        GradientSymbol gradient => Neuron(gradient.Of),
        DerivativeSymbol derivative => Neuron(derivative.At),
        _ => symbol,
    };

    private IEnumerable<Connection> Connections(Place sum, List<Place> before, Place neuron) =>
        from variable in before.Select(place => place.Variable).Distinct()
        from weight in _terms.Of(sum, variable)
        where before.Contains(weight.From)
        select new Connection(
            weight.Weight.ToString(),
            symbols[weight.Weight],
            weight.From.ToString(),
            neuron.ToString(),
            replay.Value(weight.Weight),
            Gradient(weight.Weight) ?? 0,
            isOnPath(weight.Weight) || isOnPath(weight.From));

    private double? Gradient(Place place) =>
        differentiation.GradientOf(place.Variable) is { } gradient ? replay.Value(place with { Variable = gradient }) : null;
}
