using ChainRule.Operations;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operations;

/// <summary>An operation that computes each element from those at the same place of its inputs, which have one shape.</summary>
/// <param name="Name">the operation's name in a printed tape</param>
internal abstract record PointwiseOperation(string Name) : Operation
{
    public sealed override string Name { get; } = Name;

    public sealed override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        foreach (var input in inputs)
        {
            if (input.Shape != inputs[0].Shape)
                throw new ShapeException($"{Name} needs tensors of one shape, not {string.Join(" and ", inputs.ToArray())}.");
        }

        return new(inputs[0].Shape, TypeFor(inputs));
    }

    /// <summary>The type of the output.</summary>
    /// <exception cref="ShapeException">the inputs have other types than the operation takes</exception>
    protected abstract DType TypeFor(ReadOnlySpan<TensorType> inputs);

    protected ShapeException Refuse(ReadOnlySpan<TensorType> inputs) => new($"{Name} does not take {string.Join(" and ", inputs.ToArray())}.");
}
