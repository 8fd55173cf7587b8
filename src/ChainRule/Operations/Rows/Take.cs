using ChainRule.Kernels;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>Slices of x along a dimension, by their index: y[a…, i…, b…] = x[a…, index[i…], b…]. Rows of a table, such as embeddings, are taken so.</summary>
/// <param name="Axis">which dimension of x, from 0</param>
public sealed record Take(int Axis) : Operation
{
    /// <inheritdoc/>
    public override string Name => "take";

    /// <inheritdoc/>
    public override int? InputCount => 2;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        var (x, index) = (inputs[0], inputs[1]);
        return Axis >= 0 && Axis < x.Shape.Rank && index.Type == DType.Int64
            ? new([.. x.Shape.Sizes[..Axis], .. index.Shape, .. x.Shape.Sizes[(Axis + 1)..]], x.Type)
            : throw new ShapeException($"{Name} along dimension {Axis} needs a tensor that has it and indexes as Int64, not {x} and {index}.");
    }

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        var (indexes, cut) = (inputs[1].Indexes, new Cut(inputs[0].Shape, Axis));
        output.Pick(inputs[0], element => cut.Source(element, indexes));
    }

    /// <inheritdoc/>
    public override Variable? Gradient(Node node, int input, Variable g) =>
        input == 0 ? g.Tape.Append(new TakeTo(Axis, node.Inputs[0].Shape[Axis]), g, node.Inputs[1]) : null;

    /// <inheritdoc/>
    public override Action Bind(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers)
    {
        var (x, index, cut) = (inputs[0], inputs[1], new Cut(inputs[0].Shape, Axis));
        var bytes = cut.Inner * x.Type.Size();
        return () =>
        {
            var to = output.Bytes;
            for (var outer = 0; outer < cut.Outer; outer++)
            {
                foreach (var i in index.Span<long>())
                {
                    x.Bytes.Slice((outer * cut.Size + cut.Checked(i)) * bytes, bytes).CopyTo(to);
                    to = to[bytes..];
                }
            }
        };
    }

    /// <summary>A shape cut at a dimension: how many slices there are, of what size, and how many times.</summary>
    internal readonly record struct Cut(int Outer, int Size, int Inner)
    {
        public Cut(Shape shape, int axis)
            : this(Product(shape.Sizes[..axis]), shape[axis], Product(shape.Sizes[(axis + 1)..]))
        {
        }

        /// <summary>The place in x of an element of what was taken.</summary>
        public int Source(int element, long[] indexes)
        {
            var (row, inner) = Math.DivRem(element, Inner);
            var (outer, i) = Math.DivRem(row, indexes.Length);
            return (outer * Size + Checked(indexes[i])) * Inner + inner;
        }

        public int Checked(long index) =>
            index >= 0 && index < Size
                ? (int)index
                : throw new ArgumentOutOfRangeException(nameof(index), $"There is no slice {index}: there are {Size}, from 0 on.");

        private static int Product(ReadOnlySpan<int> sizes)
        {
            var product = 1;
            foreach (var size in sizes)
                product *= size;
            return product;
        }
    }
}
