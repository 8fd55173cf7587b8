using ChainRule.Devices;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Explanations.Replays;

/// <summary>
/// A tape run again in double precision with every value kept. Updates write to copies, so that nothing outside changes and values
/// from before an update remain readable.
/// </summary>
internal sealed class Replay
{
    private readonly Tensor?[] _values;
    private readonly HashSet<Variable> _rounded = [];

    private Replay(Tape tape, Tensor?[] values) => (Tape, _values) = (tape, values);

    public Tape Tape { get; }

    public Tensor this[Variable variable] => _values[variable.Index]!;

    public double Value(Place place) => this[place.Variable].Value(place.Index);

    public bool IsRounded(Variable variable) => _rounded.Contains(variable);

    /// <summary>Runs a tape, eager or recorded, up to a variable or to its end; given values replace those of inputs and parameters.</summary>
    public static Replay Of(Tape tape, IReadOnlyDictionary<Variable, Tensor> given, Variable? last = null, Rounding? rounding = null)
    {
        var replay = new Replay(tape, new Tensor?[tape.Variables.Count]);
        foreach (var variable in tape.Variables.Where(variable => variable.Producer is null))
            replay._values[variable.Index] = Precise(given.GetValueOrDefault(variable) ?? variable.Value);
        foreach (var node in tape.Nodes)
        {
            replay.Run(node);
            if (rounding?.Of(node.Output, replay) is { } rounded)
            {
                replay._values[node.Output.Index] = rounded;
                replay._rounded.Add(node.Output);
            }

            if (node.Output == last)
                break;
        }

        return replay;
    }

    /// <summary>The same with another value of one variable: these nodes, which depend on it, run again without rounding.</summary>
    public Replay With(Variable changed, Tensor value, IEnumerable<Node> nodes)
    {
        var replay = new Replay(Tape, [.. _values]);
        replay._values[changed.Index] = value;
        foreach (var node in nodes)
            replay.Run(node);
        return replay;
    }

    private void Run(Node node)
    {
        var effect = node.Operation.Effect;
        Tensor[] inputs = [.. node.Inputs.Select(input => effect == Effect.Update ? this[input].Clone() : this[input])];
        var output = effect == Effect.Guard ? inputs[0]
            : node.Operation.SharesMemory ? inputs[0].Reshape(node.Output.Shape)
            : new Tensor(node.Output.Shape, Precise(node.Output.Type));
        if (effect != Effect.Guard)
            CpuDevice.Default.Run(node.Operation, inputs, output);
        _values[node.Output.Index] = output;
    }

    private static Tensor Precise(Tensor tensor) => tensor.Type == DType.Float32 ? tensor.Clone(DType.Float64) : tensor.Clone();

    private static DType Precise(DType type) => type == DType.Float32 ? DType.Float64 : type;
}
