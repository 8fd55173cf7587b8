using ChainRule.Onnx.Values;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators.Pictures;

/// <summary>Filters slid over series and pictures, and the transpose of that.</summary>
internal static class ConvolutionOperators
{
    public static IEnumerable<Operator> All =>
    [
        Operator.Of("Conv", Conv),
        Operator.Of("ConvTranspose", ConvTranspose),
    ];

    private static Value Conv(Call call)
    {
        var sliding = Sliding.Of(call, Kernel(call));
        var x = sliding.Padded(Sliding.Raised(call[0]));
        var y = call.Tape.Append(new Conv2d(sliding.Window, call.Attributes.Int32("group", 1)), x, Sliding.Raised(call[1]));
        return Biased(call, y);
    }

    // The gradient of a convolution with respect to its pictures: x is the error of its maps.
    private static Value ConvTranspose(Call call)
    {
        var (kernel, sizes) = (Kernel(call), Sliding.Spatial(call));
        var settings = new WindowSettings(call, sizes.Length);
        SpreadAxis[] axes = [.. sizes.Select((size, i) => SpreadAxis.Of(call, settings, i, kernel[i]))];
        var (down, across) = (axes.Length == 2 ? axes[0] : SpreadAxis.None, axes[^1]);
        Window2d window = new(
            new(down.Kernel, across.Kernel), new(down.Stride, across.Stride), new(down.Padding, across.Padding), new(down.Dilation, across.Dilation));
        var operation = new Conv2dToInput(window, call.Attributes.Int32("group", 1), new(down.Picture, across.Picture));
        var pictures = call.Tape.Append(operation, Sliding.Raised(call[0]), Sliding.Raised(call[1]));
        return Biased(call, across.Cut(down.Cut(pictures, 2), 3));
    }

    private static Value Biased(Call call, Variable y) =>
        call.Result(Sliding.Lowered(call.Optional(2) is { } bias ? y + bias.Reshape([bias.Shape.Count, 1, 1]) : y, call));

    private static int[] Kernel(Call call)
    {
        var dimensions = Sliding.Spatial(call).Length;
        var weights = call.Value(1).Shape;
        if (weights.Rank != dimensions + 2)
            throw call.Refuse($"weights of shape {weights} do not fit an input of shape {call.Value(0).Shape}");
        int[] kernel = weights.Sizes[2..].ToArray();
        return call.Attributes.Ints("kernel_shape") is { } given && !given.SequenceEqual(kernel.Select(size => (long)size))
            ? throw call.Refuse($"kernel_shape is [{string.Join(", ", given.Take(8))}], but the weights have the shape {weights}")
            : kernel;
    }
}
