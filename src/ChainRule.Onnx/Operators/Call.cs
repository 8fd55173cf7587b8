using System.Diagnostics.CodeAnalysis;
using ChainRule.Data;
using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Values;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators;

/// <summary>A node that is being computed: its inputs on the tape, and its attributes.</summary>
/// <param name="context">the file, and the version of its operators</param>
/// <param name="node">as the file has it</param>
/// <param name="tape">where the outputs are computed</param>
/// <param name="inputs">null where an optional one is left out</param>
internal sealed class Call(GraphContext context, NodeProto node, Tape tape, IReadOnlyList<Value?> inputs)
{
    public NodeProto Node => node;

    public string File => context.File;

    public int Opset => context.Opset;

    public Tape Tape => tape;

    public int InputCount => inputs.Count;

    public Attributes Attributes { get; } = new(context.File, node);

    /// <summary>How many outputs are asked for: those with a name.</summary>
    public int OutputCount => node.Output.Count;

    public bool Has(int input) => input < inputs.Count && inputs[input] is not null;

    public bool Wants(int output) => output < node.Output.Count && node.Output[output].Length > 0;

    public Value Value(int input) => Has(input) ? inputs[input]! : throw Refuse($"input {input} is missing");

    public Variable this[int input] => Value(input).On(tape);

    public Variable? Optional(int input) => Has(input) ? this[input] : null;

    /// <summary>An input that must not depend on what the graph is given, such as a shape.</summary>
    public Tensor Known(int input) => Value(input).Known ?? throw Refuse($"its input {input}, {node.Input[input]}, depends on the graph's inputs", "export the model with fixed shapes");

    public long[] KnownInts(int input) => Known(input) is { Type: DType.Int64 } ints ? ints.Span<long>().ToArray() : throw Refuse($"its input {input} are not whole numbers");

    /// <summary>A single number, without its fraction, that must not depend on what the graph is given.</summary>
    public long KnownInt(int input) => Known(input) is { Count: 1 } one ? (long)one.Value(0) : throw Refuse($"its input {input} is not a single number");

    /// <summary>The zero of a type.</summary>
    public Variable Zero(DType type) => tape.Bind(new Tensor(Shape.Scalar, type));

    [SuppressMessage("Performance", "CA1822", Justification = "Results are made by the call that they are of.")]
    public Value Result(Variable y, ElementType type) => new(type, y);

    /// <summary>A result with the type of the first input.</summary>
    public Value Result(Variable y) => new(Value(0).Type, y);

    /// <summary>A result that is known whatever the graph is given.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Results are made by the call that they are of.")]
    public Value Result(Tensor known, ElementType type) => new(type, known);

    public InputException Refuse(string problem, string? remedy = null, Exception? cause = null) => NodeFault.Of(context.File, node, problem, remedy, cause);
}
