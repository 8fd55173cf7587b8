using ChainRule.Kernels;
using ChainRule.Kernels.Views;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>
/// Zeros of a shape, to whose <see cref="View"/> the elements of x are added: the gradient of a view. Padding with zeros is one.
/// </summary>
/// <param name="Shape">of the output</param>
/// <param name="Strides">a stride for each dimension of x</param>
/// <param name="Offset">where the first element of x goes</param>
public sealed record ViewTo(Shape Shape, Strides Strides, int Offset) : FloatingOperation
{
    /// <inheritdoc/>
    public override string Name => "view_to";

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        View.Check(Of(inputs[0].Shape), Shape);
        return new(Shape, Floating(inputs));
    }

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        var x = inputs[0];
        var view = Of(x.Shape);
        var sources = Enumerable.Range(0, x.Shape.Count).ToLookup(view.Source);
        output.Fill(i => Sums.Of(sources[i].Select(source => x[source])));
    }

    /// <inheritdoc/>
    public override Variable? Gradient(Node node, int input, Variable g) => g.Tape.Append(Of(node.Inputs[0].Shape), g);

    /// <inheritdoc/>
    protected override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers)
    {
        var x = inputs[0];
        var rows = new StridedRows(x.Shape, Strides, Offset);
        return () =>
        {
            output.Bytes.Clear();
            StridedAdd.Run<T>(rows, x, output);
        };
    }

    private View Of(Shape shape) => new(shape, Strides, Offset);
}
