using ChainRule.Algebra;
using ChainRule.Expressions;
using ChainRule.Kernels;
using ChainRule.Kernels.Poolings;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>
/// The gradient of max-pooling: the error of every window goes to the one pixel where x is largest, the first of equals; NaN counts as
/// the largest. Inputs: x (batch, channels, h, w) and g (batch, channels, places); output as x.
/// </summary>
/// <remarks>The pixel is found again rather than kept: a place is a whole number, which an algebra cannot compute.</remarks>
/// <param name="Window">how the windows slide</param>
public sealed record MaxPool2dToInput(Window2d Window) : Pooling2d(Window)
{
    private static readonly Text Chosen = new(
        "Max-pooling passes the error of a window only to its largest value: {0}, this one.",
        "最大池化只把窗口的误差传给一个位置，即其中最大的 {0}，正是这里。");

    private static readonly Text ChosenOfTie = new(
        "Max-pooling passes the error of a window to one place only. {1} values tie for the largest, and the first is taken: {0}, this one.",
        "最大池化只把窗口的误差传给一个位置。窗口中有 {1} 个并列最大，取第一个 {0}，正是这里。");

    private static readonly Text LosesTie = new(
        "Zero, because of a tie: {1} values of the window, this one among them, are the largest, and the error goes only to the first, {0}.",
        "结果为零：窗口中有 {1} 个并列最大（包括这里），池化取第一个 {0}，误差只传到那里。");

    private static readonly Text NotChosen = new(
        "Zero, because the pooling chose another place of the window, {0}, and the error goes only there.",
        "结果为零，因为池化选择了窗口中的另一个位置 {0}，误差只传到那里。");

    /// <inheritdoc/>
    public override string Name => "max_pool2d_to_input";

    /// <inheritdoc/>
    public override int? InputCount => 2;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) =>
        inputs[1].Shape == Pooled(inputs[0].Shape)
            ? new(inputs[0].Shape, Floating(inputs))
            : throw new ShapeException($"A gradient of shape {inputs[1].Shape} does not match a pooling of {inputs[0].Shape}.");

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        var (x, g) = (inputs[0], inputs[1]);
        output.Fill(pixel => Sums.Of(PlacesOver(x.Shape, pixel).Select(place => Share(x, pixel, PixelsUnder(x.Shape, place), g[place]))));
    }

    // The whole error if the pixel is larger than those before it and no smaller than those after it, else nothing.
    private static T Share<T>(Grid<T> x, int pixel, int[] window, T g)
        where T : IAlgebra<T>
    {
        var zero = T.Constant(0);
        return window.Where(other => other != pixel).Aggregate(g, (share, other) => other < pixel
            ? T.IfLarger(x[pixel], x[other], share, zero)
            : T.IfLarger(x[other], x[pixel], zero, share));
    }

    /// <summary>∂L/∂g is the upstream gradient pooled at the same pixels.</summary>
    public override Variable? Gradient(Node node, int input, Variable g) =>
        input == 0 ? null : g.Tape.Append(new MaxPool2d(Window), node.Inputs[0], g);

    /// <inheritdoc/>
    public override Remark? Remark(ElementView element)
    {
        var (x, pixel) = (element.Inputs[0].Shape, element.Index);
        if (Uncovered(element) is { } uncovered)
            return uncovered;
        var others = new List<Remark>();
        foreach (var place in PlacesOver(x, pixel))
        {
            var values = PixelsUnder(x, place).Select(other => (Pixel: other, Value: element.Input(0, other))).ToList();
            var largest = values.Aggregate((best, next) => next.Value.Value > best.Value.Value || double.IsNaN(next.Value.Value) ? next : best);
            var equals = values.FindAll(value => value.Value.Value == largest.Value.Value);
            var count = new Number(equals.Count);
            if (largest.Pixel == pixel)
                return equals.Count > 1 ? new(ChosenOfTie, largest.Value, count) : new(Chosen, largest.Value);
            others.Add(equals.Exists(value => value.Pixel == pixel) ? new(LosesTie, largest.Value, count) : new(NotChosen, largest.Value));
        }

        return others[0];
    }

    /// <inheritdoc/>
    protected override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) =>
        () => MaxPooling<T, Put<T>>.Run(Window, inputs[0], output, inputs[1], workers);
}
