using ChainRule.Kernels;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>From every row of x (…, classes), the element at that row's index (…): y (…).</summary>
public sealed record Gather : FloatingOperation
{
    /// <inheritdoc/>
    public override string Name => "gather";

    /// <inheritdoc/>
    public override int? InputCount => 2;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        var (x, index) = (inputs[0], inputs[1]);
        if (x.Shape.Rank == 0 || index.Shape != x.Shape.WithoutLast() || index.Type != DType.Int64)
            throw new ShapeException($"{Name} needs (…, classes) numbers and (…) class indexes as Int64, not {x} and {index}.");
        return new(index.Shape, Floating(inputs[..1]));
    }

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        var (x, classes) = (inputs[0], inputs[0].Shape[-1]);
        output.Fill(i => x[i * classes + Checked(inputs[1].Indexes[i], classes)]);
    }

    /// <inheritdoc/>
    public override Variable? Gradient(Node node, int input, Variable g) =>
        input == 0 ? g.Tape.Append(new Scatter(node.Inputs[0].Shape[-1]), g, node.Inputs[1]) : null;

    /// <summary>The index, if it is that of a class.</summary>
    internal static int Checked(long index, int classes) =>
        index >= 0 && index < classes
            ? (int)index
            : throw new ArgumentOutOfRangeException(nameof(index), $"Class {index} is not one of the {classes} classes, 0 to {classes - 1}.");

    /// <inheritdoc/>
    protected override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) => () =>
    {
        var classes = inputs[0].Shape[-1];
        var x = inputs[0].Span<T>();
        var index = inputs[1].Span<long>();
        var y = output.Span<T>();
        for (var i = 0; i < y.Length; i++)
            y[i] = x[i * classes + Checked(index[i], classes)];
    };
}
