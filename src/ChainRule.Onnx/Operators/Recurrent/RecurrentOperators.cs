using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators.Recurrent;

/// <summary>Recurrent networks over sequences x (steps, batch, inputs), step by step, forwards, backwards or both ways.</summary>
internal static class RecurrentOperators
{
    private delegate (Variable H, Variable C) Cell(Call call, Direction direction, Variable input, (Variable H, Variable C) state);

    public static IEnumerable<Operator> All =>
    [
        Of("RNN", Cells.Rnn, gates: 1, "Tanh"),
        Of("GRU", Cells.Gru, gates: 3, "Sigmoid", "Tanh"),
        Of("LSTM", Cells.Lstm, gates: 4, "Sigmoid", "Tanh", "Tanh"),
    ];

    private static Operator Of(string type, Cell cell, int gates, params string[] activations) => new(type, call =>
    {
        var isBatchFirst = call.Attributes.Flag("layout");
        var x = call[0].Shape.Rank == 3 ? isBatchFirst ? call[0].Permute(1, 0, 2) : call[0] : throw call.Refuse($"it needs an input of three dimensions, not {call[0].Shape}");
        bool[] ways = call.Attributes.Text("direction", "forward") switch
        {
            "forward" => [false],
            "reverse" => [true],
            "bidirectional" => [false, true],
            var other => throw call.Refuse($"the direction {other} is unknown"),
        };
        CheckSizes(call, x, ways.Length, gates);
        var functions = GateActivations.Of(call, ways.Length, activations);
        var runs = ways.Select((isReverse, i) =>
            Run(call, cell, x, new(call, i, isReverse, x, functions[(i * activations.Length)..((i + 1) * activations.Length)]))).ToArray();

        // y (steps, directions, batch, h), and the last states (directions, batch, h); batch first where the layout says so.
        var y = VariableViews.Concat(1, [.. runs.Select(run => run.Y)]);
        var (h, c) = (VariableViews.Concat(0, [.. runs.Select(run => run.H)]), VariableViews.Concat(0, [.. runs.Select(run => run.C)]));
        return isBatchFirst
            ? [call.Result(y.Permute(2, 0, 1, 3)), call.Result(h.Permute(1, 0, 2)), call.Result(c.Permute(1, 0, 2))]
            : [call.Result(y), call.Result(h), call.Result(c)];
    });

    private static (Variable Y, Variable H, Variable C) Run(Call call, Cell cell, Variable x, Direction direction)
    {
        var (steps, batch) = (x.Shape[0], x.Shape[1]);
        var state = (H: direction.Initial(5, batch), C: direction.Initial(6, batch));
        var shown = new Variable[steps];
        foreach (var step in direction.IsReverse ? Enumerable.Range(0, steps).Reverse() : Enumerable.Range(0, steps))
        {
            var next = cell(call, direction, direction.Input(step), state);
            state = (direction.Kept(step, next.H, state.H), direction.Kept(step, next.C, state.C));
            shown[step] = direction.Shown(step, next.H).Reshape([1, 1, batch, direction.Units]);
        }

        return (VariableViews.Concat(0, shown), One(state.H), One(state.C));

        static Variable One(Variable last) => last.Reshape(last.Shape.Prepend(1));
    }

    private static void CheckSizes(Call call, Variable x, int directions, int gates)
    {
        var units = call.Value(2).Shape is [_, _, var h] ? h : 0;
        if (call.Attributes.Int("hidden_size", units) is var given && given != units)
            throw call.Refuse(FormattableString.Invariant($"attribute hidden_size is {given}, but the weights are of {units} units"));
        Shape w = [directions, gates * units, x.Shape[2]], r = [directions, gates * units, units];
        if (units < 1 || x.Shape[0] < 1 || call.Value(1).Shape != w || call.Value(2).Shape != r || (call.Has(3) && call.Value(3).Shape != new Shape(directions, 2 * gates * units)))
            throw call.Refuse($"weights of shapes {call.Value(1).Shape} and {call.Value(2).Shape} do not fit {directions} directions of {gates} gates and an input of shape {x.Shape}");
    }
}
