using ChainRule.Expressions;
using ChainRule.Kernels;
using ChainRule.Kernels.Poolings;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>The gradient of mean pooling: every pixel of a window gets an equal share of its error g (batch, channels, places).</summary>
/// <param name="Window">how the windows slide</param>
/// <param name="Picture">the size of the pictures, which the places do not determine</param>
public sealed record AvgPool2dToInput(Window2d Window, Size2d Picture) : Pooling2d(Window)
{
    /// <inheritdoc/>
    public override string Name => "avg_pool2d_to_input";

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        var g = inputs[0].Shape;
        if (g.Rank != 4 || Pooled([g[0], g[1], Picture.Height, Picture.Width]) != g)
            throw new ShapeException($"A gradient of shape {g} does not match a pooling of {Picture} pictures.");
        return new([g[0], g[1], Picture.Height, Picture.Width], Floating(inputs));
    }

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output) =>
        output.Fill(pixel => Sums.Of(PlacesOver(output.Shape, pixel).Select(place => inputs[0][place] / T.Constant(Window.Area))));

    /// <inheritdoc/>
    public override Remark? Remark(ElementView element) => Uncovered(element);

    /// <inheritdoc/>
    public override Variable? Gradient(Node node, int input, Variable g) => g.Tape.Append(new AvgPool2d(Window), g);

    /// <inheritdoc/>
    protected override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) =>
        () => PlaneShares.Run(output.Shape, new PoolingJob<T, MeanPut<T>>(output, output, inputs[0], new(Window, Picture)), workers);
}
