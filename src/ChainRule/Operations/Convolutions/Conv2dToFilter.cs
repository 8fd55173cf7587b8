using ChainRule.Kernels;
using ChainRule.Kernels.Convolutions;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>
/// A convolution's gradient with respect to its filters: for every weight the sum, over all places, of the pixel under it times the
/// error there. Inputs: x (batch, channels, h, w) and g (batch, filters, places); output shaped like the filters.
/// </summary>
/// <param name="Window">how the filters slide</param>
/// <param name="Groups">into how many groups channels and filters are cut</param>
public sealed record Conv2dToFilter(Window2d Window, int Groups) : Convolution2d(Window, Groups)
{
    /// <inheritdoc/>
    public override string Name => "conv2d_to_filter";

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        var (x, g) = (inputs[0].Shape, inputs[1].Shape);
        if (x.Rank != 4 || g.Rank != 4)
            throw new ShapeException($"A convolution's gradient needs pictures and errors of four dimensions, not {x} and {g}.");
        Shape filters = [g[1], x[1] / Math.Max(1, Groups), Window.Kernel.Height, Window.Kernel.Width];
        CheckErrors(g, x, filters);
        return new(filters, Floating(inputs));
    }

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        var (x, g) = (inputs[0], inputs[1]);
        var sizes = Sizes(x.Shape, output.Shape);
        output.Fill(filter => Sums.Of(UnderWeight(sizes, filter).Select(at => x[at.Picture] * g[at.Map])));
    }

    /// <summary>∂L/∂x is a <see cref="Conv2dToInput"/>, ∂L/∂g the convolution itself.</summary>
    public override Variable? Gradient(Node node, int input, Variable g) => input == 0
        ? g.Tape.Append(new Conv2dToInput(Window, Groups, new(node.Inputs[0].Shape[2], node.Inputs[0].Shape[3])), node.Inputs[1], g)
        : g.Tape.Append(new Conv2d(Window, Groups), node.Inputs[0], g);

    /// <inheritdoc/>
    public override long MultiplyAdds(Node node) => MultiplyAdds(maps: node.Inputs[1], filters: node.Output);

    /// <inheritdoc/>
    protected override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) =>
        () => FilterGradient<T>.Run(Sizes(inputs[0].Shape, output.Shape), inputs[0], inputs[1], output, workers);
}
