using ChainRule.Devices;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Explanations.Replays;

/// <summary>
/// A tape run once more, in double precision, with every value kept: updates write to copies, so that nothing outside of it changes
/// and what was before an update can still be read after it.
/// </summary>
internal sealed class Replay
{
    private readonly Tensor?[] _values;
    private readonly HashSet<Variable> _rounded = [];

    private Replay(Tape tape, IReadOnlyDictionary<Variable, Tensor> given, Variable? last, Rounding? rounding)
    {
        Tape = tape;
        _values = new Tensor?[tape.Variables.Count];
        foreach (var variable in tape.Variables.Where(variable => variable.Producer is null))
            _values[variable.Index] = Precise(given.GetValueOrDefault(variable) ?? variable.Value);
        foreach (var node in tape.Nodes)
        {
            _values[node.Output.Index] = Run(node);
            if (rounding?.Of(node.Output, this) is { } rounded)
            {
                _values[node.Output.Index] = rounded;
                _rounded.Add(node.Output);
            }

            if (node.Output == last)
                break;
        }
    }

    private Replay(Replay before, Variable changed, Tensor value, IEnumerable<Node> nodes)
    {
        Tape = before.Tape;
        _values = [.. before._values];
        _values[changed.Index] = value;
        foreach (var node in nodes)
            _values[node.Output.Index] = Run(node);
    }

    /// <summary>What was run.</summary>
    public Tape Tape { get; }

    /// <summary>The values of a variable.</summary>
    public Tensor this[Variable variable] => _values[variable.Index]!;

    /// <summary>The value of an element.</summary>
    public double Value(Place place) => this[place.Variable].Value(place.Index);

    /// <summary>Whether the variable's values were rounded after they were computed.</summary>
    public bool IsRounded(Variable variable) => _rounded.Contains(variable);

    /// <summary>Runs a tape.</summary>
    /// <param name="tape">eager or recorded</param>
    /// <param name="given">values in place of those that the tape's inputs and what lives outside of it have</param>
    /// <param name="last">the last variable that is wanted; all when null</param>
    /// <param name="rounding">which values are rounded before others read them; none when null</param>
    public static Replay Of(Tape tape, IReadOnlyDictionary<Variable, Tensor> given, Variable? last = null, Rounding? rounding = null) =>
        new(tape, given, last, rounding);

    /// <summary>The same with another value of a variable, for which these nodes are run anew; nothing is rounded.</summary>
    public Replay With(Variable changed, Tensor value, IEnumerable<Node> nodes) => new(this, changed, value, nodes);

    private Tensor Run(Node node)
    {
        var inputs = new Tensor[node.Inputs.Count];
        for (var i = 0; i < inputs.Length; i++)
            inputs[i] = node.Operation.Effect == Effect.Update ? this[node.Inputs[i]].Clone() : this[node.Inputs[i]];
        if (node.Operation.Effect == Effect.Guard)
            return inputs[0];
        var output = node.Operation.SharesMemory ? inputs[0].Reshape(node.Output.Shape) : new Tensor(node.Output.Shape, Precise(node.Output.Type));
        CpuDevice.Default.Run(node.Operation, inputs, output);
        return output;
    }

    private static Tensor Precise(Tensor tensor) => tensor.Type == DType.Float32 ? tensor.Clone(DType.Float64) : tensor.Clone();

    private static DType Precise(DType type) => type == DType.Float32 ? DType.Float64 : type;
}
