using ChainRule.Kernels;
using ChainRule.Kernels.Convolutions;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>
/// A convolution's gradient with respect to its pictures: for every pixel the sum, over all places and taps that lie on it, of the
/// weight times the error. Inputs: g (batch, filters, places) and w (filters, channels / groups, kernel); output shaped like the pictures.
/// </summary>
/// <param name="Window">how the filters slide</param>
/// <param name="Groups">into how many groups channels and filters are cut</param>
/// <param name="Picture">the size of the pictures, which the places do not determine</param>
public sealed record Conv2dToInput(Window2d Window, int Groups, Size2d Picture) : Convolution2d(Window, Groups)
{
    /// <inheritdoc/>
    public override string Name => "conv2d_to_input";

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        var (g, filters) = (inputs[0].Shape, inputs[1].Shape);
        if (g.Rank != 4 || filters.Rank != 4)
            throw new ShapeException($"A convolution's gradient needs errors and filters of four dimensions, not {g} and {filters}.");
        Shape pictures = [g[0], filters[1] * Groups, Picture.Height, Picture.Width];
        CheckErrors(g, pictures, filters);
        return new(pictures, Floating(inputs));
    }

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        var (g, w) = (inputs[0], inputs[1]);
        var sizes = Sizes(output.Shape, w.Shape);
        output.Fill(picture => Sums.Of(OverPixel(sizes, picture).Select(at => w[at.Filter] * g[at.Map])));
    }

    /// <summary>∂L/∂g is the convolution itself, ∂L/∂w a <see cref="Conv2dToFilter"/>.</summary>
    public override Variable? Gradient(Node node, int input, Variable g) => input == 0
        ? g.Tape.Append(new Conv2d(Window, Groups), g, node.Inputs[1])
        : g.Tape.Append(new Conv2dToFilter(Window, Groups), g, node.Inputs[0]);

    /// <inheritdoc/>
    public override long MultiplyAdds(Node node) => MultiplyAdds(maps: node.Inputs[0], filters: node.Inputs[1]);

    /// <inheritdoc/>
    protected override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) =>
        () => Convolution.Run<T>(Sizes(output.Shape, inputs[1].Shape), isTurned: true, inputs[0], inputs[1], new(output, null), workers);
}
