using ChainRule.Algebra;
using ChainRule.Kernels;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>
/// A max-pooling's gradient: the error of every window goes to the one pixel where x is largest, the first of equals. Inputs: x (batch,
/// channels, h, w) and g (batch, channels, places); output as x.
/// </summary>
/// <remarks>The pixel is found again rather than kept: a place is a whole number, and an algebra cannot compute one.</remarks>
/// <param name="window">how the windows slide</param>
public sealed class MaxPool2dToInput(Window2d window) : Pooling2d(window)
{
    /// <inheritdoc/>
    public override string Name => "max_pool2d_to_input";

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) =>
        inputs[1].Shape == Pooled(inputs[0].Shape)
            ? new(inputs[0].Shape, Floating(inputs))
            : throw new ShapeException($"A gradient of shape {inputs[1].Shape} is not that of a pooling of {inputs[0].Shape}.");

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        var (x, g) = (inputs[0], inputs[1]);
        foreach (var pixel in output.Wanted)
            output[pixel] = Sums.Of(PlacesOver(x.Shape, pixel).Select(place => Share(x, pixel, PixelsUnder(x.Shape, place), g[place])));
    }

    // All where the pixel is larger than those before it and no smaller than those after it, else nothing.
    private static T Share<T>(Grid<T> x, int pixel, int[] window, T g)
        where T : IAlgebra<T>
    {
        var zero = T.Constant(0);
        return window.Where(other => other != pixel).Aggregate(g, (share, other) => other < pixel
            ? T.IfPositive(x[pixel] - x[other], share, zero)
            : T.IfPositive(x[other] - x[pixel], zero, share));
    }

    /// <summary>∂L/∂g is what the pooling takes of the upstream gradient, at the same pixels.</summary>
    public override Variable? Gradient(Node node, int input, Variable g) =>
        input == 0 ? null : g.Tape.Append(new MaxPool2d(Window), node.Inputs[0], g);

    private protected override void Run<T>(ReadOnlySpan<Tensor> inputs, Tensor output, Workers workers) =>
        MaxPooling<T, Put<T>>.Run(Window, inputs[0], output, inputs[1], workers);
}
