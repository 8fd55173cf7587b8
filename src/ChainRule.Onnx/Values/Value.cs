using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Values;

/// <summary>
/// What a name of a graph stands for while the graph runs: values that are known (they follow from constants and shapes alone), or a variable on
/// the tape.
/// </summary>
/// <param name="Type">what the file says the elements are</param>
internal sealed record Value(ElementType Type)
{
    private readonly Variable? _variable;

    public Value(ElementType type, Tensor known)
        : this(type) => Known = known;

    public Value(ElementType type, Variable variable)
        : this(type) => _variable = variable;

    /// <summary>The values, if they are known before the inputs of the graph are.</summary>
    public Tensor? Known { get; }

    public Shape Shape => Known?.Shape ?? _variable!.Shape;

    /// <summary>The value on a tape, where it is bound if it is known.</summary>
    public Variable On(Tape tape) => _variable ?? tape.Bind(Known!);
}
