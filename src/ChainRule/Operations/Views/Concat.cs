using ChainRule.Kernels;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>Tensors one after another along a dimension; their other sizes are the same.</summary>
/// <param name="Axis">which dimension, from 0</param>
public sealed record Concat(int Axis) : Operation
{
    /// <inheritdoc/>
    public override string Name => "concat";

    /// <inheritdoc/>
    public override int? InputCount => null;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        var (first, size) = (inputs[0], 0L);
        foreach (var input in inputs)
        {
            if (input.Type != first.Type || Axis < 0 || Axis >= input.Shape.Rank || WithSize(input.Shape, 0) != WithSize(first.Shape, 0))
                throw new ShapeException($"{Name} along dimension {Axis} needs tensors of one type that differ in no other size, not {string.Join(" and ", inputs.ToArray())}.");
            size += input.Shape[Axis];
        }

        return new(WithSize(first.Shape, checked((int)size)), first.Type);
    }

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        var (size, inner) = (output.Shape[Axis], Strides.Of(output.Shape)[Axis]);
        foreach (var (input, start) in inputs.Zip(Starts(inputs.Select(input => input.Shape))))
        {
            output.Pick(input, element =>
            {
                var (outer, i) = Math.DivRem(element / inner, size);
                return i >= start && i < start + input.Shape[Axis] ? (outer * input.Shape[Axis] + i - start) * inner + element % inner : -1;
            });
        }
    }

    /// <inheritdoc/>
    public override Variable? Gradient(Node node, int input, Variable g) =>
        g.Slice(Axis, Starts(node.Inputs.Select(one => one.Shape))[input], node.Inputs[input].Shape[Axis]);

    /// <inheritdoc/>
    public override Action Bind(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers)
    {
        // Bytes of all that follows one index of the dimensions before the axis.
        var pieces = inputs.Select(input => Strides.Of(input.Shape)[Axis] * input.Shape[Axis] * input.Type.Size()).ToArray();
        var rows = output.Shape.Sizes[..Axis].ToArray().Aggregate(1, (count, size) => count * size);
        return () =>
        {
            var to = output.Bytes;
            for (var row = 0; row < rows; row++)
            {
                for (var i = 0; i < pieces.Length; i++)
                {
                    inputs[i].Bytes.Slice(row * pieces[i], pieces[i]).CopyTo(to);
                    to = to[pieces[i]..];
                }
            }
        };
    }

    private int[] Starts(IEnumerable<Shape> shapes)
    {
        var start = 0;
        return [.. shapes.Select(shape => (start += shape[Axis]) - shape[Axis])];
    }

    private Shape WithSize(Shape shape, int size)
    {
        var sizes = shape.Sizes.ToArray();
        sizes[Axis] = size;
        return new(sizes);
    }
}
