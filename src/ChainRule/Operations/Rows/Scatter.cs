using ChainRule.Kernels;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>Zeros (…, classes), except for each row's x (…) at that row's index (…).</summary>
/// <param name="Classes">how many columns there are</param>
public sealed record Scatter(int Classes) : FloatingOperation
{
    /// <inheritdoc/>
    public override string Name => "scatter";

    /// <inheritdoc/>
    public override int? InputCount => 2;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        var (x, index) = (inputs[0], inputs[1]);
        if (index.Shape != x.Shape || index.Type != DType.Int64)
            throw new ShapeException($"{Name} needs (…) numbers and (…) class indexes as Int64, not {x} and {index}.");
        return new([.. x.Shape.Sizes, Classes], Floating(inputs[..1]));
    }

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output) =>
        output.Fill(i => Gather.Checked(inputs[1].Indexes[i / Classes], Classes) == i % Classes ? inputs[0][i / Classes] : T.Constant(0));

    /// <inheritdoc/>
    public override Variable? Gradient(Node node, int input, Variable g) => input == 0 ? g.Gather(node.Inputs[1]) : null;

    /// <inheritdoc/>
    protected override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) => () =>
    {
        var x = inputs[0].Span<T>();
        var index = inputs[1].Span<long>();
        var y = output.Span<T>();
        y.Clear();
        for (var i = 0; i < x.Length; i++)
            y[i * Classes + Gather.Checked(index[i], Classes)] = x[i];
    };
}
