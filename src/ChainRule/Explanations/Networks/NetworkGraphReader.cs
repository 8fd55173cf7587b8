using ChainRule.Explanations.Derivations;
using ChainRule.Expressions;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Explanations.Networks;

/// <summary>
/// Finds neurons and connections on a tape. Outputs of layers are columns; element-wise functions of a column stay in it; a connection
/// is a parameter that is multiplied by a number of the previous column. A long column shows only neurons that the derivation names.
/// </summary>
internal sealed class NetworkGraphReader(Tracer tracer, Differentiation differentiation, IEnumerable<Place> named, Func<Place, bool> isOnPath)
{
    private const int MostNeurons = 10;

    private readonly HashSet<(Symbol?, int)> _named = [.. named.Select(place => (Neuron(place.Variable.Name), place.Index))];
    private readonly WeightedTerms _terms = new(tracer, differentiation);

    /// <summary>The network from this input, (batch, …), to its loss; null if no layer is on the tape.</summary>
    public NetworkGraph? Read(Variable input, IReadOnlyList<Place> subjects)
    {
        var (columns, connections, before) = (new List<NetworkColumn>(), new List<Connection>(), new List<Place>());
        var stages = Stages(input);
        var planes = new PlaneReader(tracer, differentiation, subjects, isOnPath).Read(stages);
        foreach (var (stage, plane) in stages.Zip(planes))
        {
            var after = Shown(stage);
            columns.Add(Column(stage, after) with { Plane = plane });
            connections.AddRange(after.SelectMany(to => Connections(to with { Variable = stage[0] }, before, to)));
            before = after;
        }

        if (columns.Count < 2)
            return null;
        var loss = new Place(differentiation.Loss, 0);
        columns.Add(new("", "", [new(loss.ToString(), tracer.Symbols[loss], tracer.Replay.Value(loss), 1, isOnPath(loss))], 0));
        return new(columns, connections, input.Shape[0]);
    }

    // The values of one column in order of computation: z, then a.
    private List<List<Variable>> Stages(Variable input)
    {
        List<List<Variable>> stages = [[input]];
        foreach (var output in tracer.Replay.Tape.Variables.Where(variable => variable.IsLayerOutput && variable.Index < differentiation.Loss.Index && variable.Type != DType.Int64))
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
            [.. shown.Select(place => new Neuron(place.ToString(), tracer.Symbols[place], tracer.Replay.Value(place), Gradient(place), isOnPath(place)))],
            shape.Rank == 1 ? shape.Count - shown.Count : 0);
    }

    // Neurons of the batch's first sample, those on the path before others.
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

    // The error and the local derivative of a neuron count as the neuron.
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
            tracer.Symbols[weight.Weight],
            weight.From.ToString(),
            neuron.ToString(),
            tracer.Replay.Value(weight.Weight),
            Gradient(weight.Weight) ?? 0)
        {
            IsOnPath = isOnPath(weight.Weight) || isOnPath(weight.From),
        };

    private double? Gradient(Place place) =>
        differentiation.GradientOf(place.Variable) is { } gradient ? tracer.Replay.Value(place with { Variable = gradient }) : null;
}
