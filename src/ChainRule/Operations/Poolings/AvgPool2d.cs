using ChainRule.Kernels;
using ChainRule.Kernels.Poolings;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>The mean of every window of x (batch, channels, h, w); pixels beyond the border count as zeros.</summary>
/// <param name="Window">how the windows slide</param>
public sealed record AvgPool2d(Window2d Window) : Pooling2d(Window)
{
    /// <inheritdoc/>
    public override string Name => "avg_pool2d";

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => new(Pooled(inputs[0].Shape), Floating(inputs));

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output) =>
        output.Fill(place => Sums.Of(PixelsUnder(inputs[0].Shape, place).Select(pixel => inputs[0][pixel])) / T.Constant(Window.Area));

    /// <inheritdoc/>
    public override Variable? Gradient(Node node, int input, Variable g) =>
        g.Tape.Append(new AvgPool2dToInput(Window, new(node.Inputs[0].Shape[2], node.Inputs[0].Shape[3])), g);

    /// <inheritdoc/>
    protected override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers)
    {
        var x = inputs[0];
        var job = new PoolingJob<T, MeanTake<T>>(x, x, output, new(Window, new(x.Shape[2], x.Shape[3])));
        return () => PlaneShares.Run(x.Shape, job, workers);
    }
}
