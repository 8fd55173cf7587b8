using ChainRule.Expressions;
using ChainRule.Kernels;
using ChainRule.Kernels.Poolings;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>
/// From every window the value at the pixel where x is largest, the first of equals; NaN counts as the largest. Inputs: x, which
/// chooses, and the values, both (batch, channels, h, w); with x itself as the values, the window's maximum.
/// </summary>
/// <param name="Window">how the windows slide</param>
public sealed record MaxPool2d(Window2d Window) : Pooling2d(Window)
{
    private static readonly Text Largest = new("The largest of its window: {0}.", "它是窗口中最大的：{0}。");

    private static readonly Text Tied = new(
        "The largest of its window: {0}. It is a tie: {1} of them are equal, and {2}, the first, is taken.",
        "它是窗口中最大的：{0}。其中有 {1} 个并列最大，取第一个 {2}。");

    /// <inheritdoc/>
    public override string Name => "max_pool2d";

    /// <inheritdoc/>
    public override int? InputCount => 2;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) =>
        inputs[0].Shape == inputs[1].Shape
            ? new(Pooled(inputs[0].Shape), Floating(inputs))
            : throw new ShapeException($"Max-pooling needs values of the pictures' shape {inputs[0].Shape}, not {inputs[1].Shape}.");

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        var (x, values) = (inputs[0], inputs[1]);
        output.Fill(place => PixelsUnder(x.Shape, place).Select(pixel => (X: x[pixel], Value: values[pixel])).Aggregate((best, next) =>
            (T.IfLarger(next.X, best.X, next.X, best.X), T.IfLarger(next.X, best.X, next.Value, best.Value))).Value);
    }

    /// <summary>For the values <see cref="MaxPool2dToInput"/>; what chooses has no gradient.</summary>
    public override Variable? Gradient(Node node, int input, Variable g) =>
        input == 0 ? null : g.Tape.Append(new MaxPool2dToInput(Window), node.Inputs[0], g);

    /// <inheritdoc/>
    public override string Write(IReadOnlyList<string> inputs) => base.Write([.. inputs.Distinct()]);

    /// <inheritdoc/>
    public override Remark? Remark(ElementView element) =>
        Kink(element)?.Remark ?? (element.Inputs[0] == element.Inputs[1] ? new(Largest, Compared(element)) : null);

    /// <inheritdoc/>
    public override Kink? Kink(ElementView element)
    {
        if (element.Inputs[0] != element.Inputs[1])
            return null;
        var compared = Compared(element);
        var largest = compared.Arguments.Where(value => value.Value == element.Value).ToList();
        return largest.Count > 1 ? new(true, largest, new(Tied, compared, new Number(largest.Count), largest[0])) : null;
    }

    private Call Compared(ElementView element) =>
        new("max", element.Value, [.. PixelsUnder(element.Inputs[0].Shape, element.Index).Select(pixel => element.Input(0, pixel))]);

    /// <inheritdoc/>
    protected override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) =>
        () => MaxPooling<T, TakeLargest<T>>.Run(Window, inputs[0], inputs[1], output, workers);
}
