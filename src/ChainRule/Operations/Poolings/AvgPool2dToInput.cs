using ChainRule.Expressions;
using ChainRule.Kernels;
using ChainRule.Kernels.Poolings;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>A mean-pooling's gradient: every pixel of a window gets the same share of its error g (batch, channels, places).</summary>
/// <param name="window">how the windows slide</param>
/// <param name="picture">the size of the pictures, which the places alone do not tell</param>
public sealed class AvgPool2dToInput(Window2d window, Size2d picture) : Pooling2d(window)
{
    /// <inheritdoc/>
    public override string Name => "avg_pool2d_to_input";

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        var g = inputs[0].Shape;
        if (g.Rank != 4 || Pooled([g[0], g[1], picture.Height, picture.Width]) != g)
            throw new ShapeException($"A gradient of shape {g} is not that of a pooling of {picture} pictures.");
        return new([g[0], g[1], picture.Height, picture.Width], Floating(inputs));
    }

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        var g = inputs[0];
        foreach (var pixel in output.Wanted)
            output[pixel] = Sums.Of(PlacesOver(output.Shape, pixel).Select(place => g[place] / T.Constant(Window.Area)));
    }

    internal override Remark? Remark(ElementView element) => Uncovered(element);

    /// <inheritdoc/>
    public override Variable? Gradient(Node node, int input, Variable g) => g.Tape.Append(new AvgPool2d(Window), g);

    private protected override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) =>
        () => PoolingJob<T, MeanPut<T>>.Run(output, output, inputs[0], new(Window, picture), workers);
}
