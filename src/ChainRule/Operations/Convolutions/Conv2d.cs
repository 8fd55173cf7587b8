using System.Numerics;
using ChainRule.Expressions;
using ChainRule.Kernels;
using ChainRule.Kernels.Convolutions;
using ChainRule.Kernels.Elements;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>
/// Filters slid over pictures: y[n, f, place] = Σ over channels and taps of w[f, c, tap]·x[n, c, pixel under the tap]. Inputs: x (batch,
/// channels, h, w) and w (filters, channels / groups, kernel); output y (batch, filters, places).
/// </summary>
/// <param name="Window">how the filters slide</param>
/// <param name="Groups">into how many groups channels and filters are cut</param>
public sealed record Conv2d(Window2d Window, int Groups = 1) : Convolution2d(Window, Groups), IPiecewise
{
    private static readonly Text EveryPlace = new(
        "A filter's weight is used at every place, so the sum runs over all of them: the pixel under it times the error there.",
        "卷积核的每个权重滑过所有位置，求和遍历这些位置：每处为权重下的像素乘以该处的误差。");

    /// <inheritdoc/>
    public override string Name => "conv2d";

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) =>
        new(MapShape(Sizes(inputs[0].Shape, inputs[1].Shape)), Floating(inputs));

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        var (x, w) = (inputs[0], inputs[1]);
        var sizes = Sizes(x.Shape, w.Shape);
        output.Fill(map => Sums.Of(UnderFilter(sizes, map).Select(at => w[at.Filter] * x[at.Picture])));
    }

    /// <summary>∂L/∂x is a <see cref="Conv2dToInput"/>, ∂L/∂w a <see cref="Conv2dToFilter"/>.</summary>
    public override Variable? Gradient(Node node, int input, Variable g)
    {
        var (x, w) = (node.Inputs[0], node.Inputs[1]);
        if (input == 0)
            return g.Tape.Append(new Conv2dToInput(Window, Groups, new(x.Shape[2], x.Shape[3])), g, w);
        var gradient = g.Tape.Append(new Conv2dToFilter(Window, Groups), x, g);
        gradient.Note = EveryPlace;
        return gradient;
    }

    /// <inheritdoc/>
    public override long MultiplyAdds(Node node) => MultiplyAdds(maps: node.Output, filters: node.Inputs[1]);

    Action IPiecewise.Bind(IReadOnlyList<Tensor> inputs, Tensor output, IEpilogue epilogue, Workers workers) => output.Type == DType.Float32
        ? Bind<float>(inputs, output, epilogue, workers)
        : Bind<double>(inputs, output, epilogue, workers);

    /// <inheritdoc/>
    protected override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) => Bind<T>(inputs, output, null, workers);

    private Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, IEpilogue? epilogue, Workers workers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        () => Convolution.Run<T>(Sizes(inputs[0].Shape, inputs[1].Shape), isTurned: false, inputs[0], inputs[1], new(output, epilogue), workers);
}
