using ChainRule.Functions;
using ChainRule.Kernels;
using ChainRule.Kernels.Elements;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>Zeros, to whose slices those of x are added, each to that of its index: the gradient of <see cref="Take"/>.</summary>
/// <param name="Axis">along which dimension of the output, from 0</param>
/// <param name="Size">how many slices the output has</param>
public sealed record TakeTo(int Axis, int Size) : FloatingOperation
{
    /// <inheritdoc/>
    public override string Name => "take_to";

    /// <inheritdoc/>
    public override int? InputCount => 2;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        var (x, index) = (inputs[0], inputs[1]);
        var rest = Axis + index.Shape.Rank;
        return Axis >= 0 && rest <= x.Shape.Rank && index.Type == DType.Int64 && x.Shape.Sizes[Axis..rest].SequenceEqual(index.Shape.Sizes)
            ? new([.. x.Shape.Sizes[..Axis], Size, .. x.Shape.Sizes[rest..]], Floating(inputs[..1]))
            : throw new ShapeException($"{Name} along dimension {Axis} needs numbers and an Int64 index for each slice, not {x} and {index}.");
    }

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        var (x, indexes, cut) = (inputs[0], inputs[1].Indexes, new Take.Cut(output.Shape, Axis));
        var sources = Enumerable.Range(0, x.Shape.Count).ToLookup(element => cut.Source(element, indexes));
        output.Fill(i => Sums.Of(sources[i].Select(source => x[source])));
    }

    /// <inheritdoc/>
    public override Variable? Gradient(Node node, int input, Variable g) => input == 0 ? g.Tape.Append(new Take(Axis), g, node.Inputs[1]) : null;

    /// <inheritdoc/>
    protected override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers)
    {
        var (x, index, cut) = (inputs[0], inputs[1], new Take.Cut(output.Shape, Axis));
        return () =>
        {
            output.Bytes.Clear();
            ReadOnlySpan<T> from = x.Span<T>();
            for (var outer = 0; outer < cut.Outer; outer++)
            {
                foreach (var i in index.Span<long>())
                {
                    var to = output.Span<T>().Slice((outer * cut.Size + cut.Checked(i)) * cut.Inner, cut.Inner);
                    ZipSpan<T, Add>.Run(to, from[..cut.Inner], to);
                    from = from[cut.Inner..];
                }
            }
        };
    }
}
