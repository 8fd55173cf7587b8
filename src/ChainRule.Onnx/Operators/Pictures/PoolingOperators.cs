using ChainRule.Onnx.Operations;
using ChainRule.Onnx.Values;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators.Pictures;

/// <summary>The mean or a norm of every window of series and pictures, and the mean or the largest of all pixels.</summary>
internal static class PoolingOperators
{
    public static IEnumerable<Operator> All =>
    [
        new("MaxPool", MaxPooling.Compute),
        Operator.Of("AveragePool", AveragePool),
        Operator.Of("LpPool", LpPool),
        Operator.Of("GlobalAveragePool", call => call.Result(call[0].Mean(Pixels(call), keepDimensions: true))),
        Operator.Of("GlobalMaxPool", GlobalMaxPool),
    ];

    public static Sliding Window(Call call)
    {
        var dimensions = Sliding.Spatial(call).Length;
        if (!call.Attributes.Has("kernel_shape"))
            throw call.Refuse("kernel_shape is missing");
        var sliding = Sliding.Of(call, WindowSettings.Numbers(call, "kernel_shape", dimensions, absent: 1, least: 1));
        return sliding.Down.HasPixels && sliding.Across.HasPixels ? sliding : throw call.Refuse("a window lies in the padding alone", "pads must be smaller than the window");
    }

    private static Value AveragePool(Call call)
    {
        var sliding = Window(call);
        var withPadding = call.Attributes.Flag("count_include_pad");
        var y = Means(Sliding.Raised(call[0]), sliding) * (Shares(sliding.Down, withPadding), Shares(sliding.Across, withPadding)).Table(call);
        return call.Result(Sliding.Lowered(y, call));
    }

    // (Σ |x|^p)^(1/p)
    private static Value LpPool(Call call)
    {
        var (sliding, p) = (Window(call), call.Attributes.Int32("p", 2));
        if (p < 1)
            throw call.Refuse($"p must be 1 or greater, not {p}");
        var x = Variable.Abs(Sliding.Raised(call[0]));
        var sums = Means(ToThe(p, x), sliding) * ((double)sliding.Down.Kernel * sliding.Across.Kernel);
        var norms = p == 1 ? sums : p == 2 ? Variable.Sqrt(sums) : Power.Of(sums, x.Tape.Scalar(1.0 / p, x.Type));
        return call.Result(Sliding.Lowered(norms, call));
    }

    private static Variable ToThe(int p, Variable x) => p == 1 ? x : p == 2 ? x.Map(new Functions.Square()) : Power.Of(x, x.Tape.Scalar(p, x.Type));

    private static Value GlobalMaxPool(Call call)
    {
        var (x, pixels) = (call[0], new Shape(call[0].Shape.Sizes[Pixels(call)[0]..]).Count);
        var rows = x.Reshape([x.Shape[0], x.Shape[1], 1, pixels]);
        return call.Result(call.Tape.Append(new MaxPool2d(new(new(1, pixels), 1, 0, 1)), rows, rows).Reshape(x.Shape.Reduced(Pixels(call))));
    }

    private static int[] Pixels(Call call) => call.Value(0).Shape is { Rank: > 2 } shape
        ? [.. Enumerable.Range(2, shape.Rank - 2)]
        : throw call.Refuse($"it needs an input with pixels after batch and channels, not {call.Value(0).Shape}");

    // Beyond the border are zeros.
    private static Variable Means(Variable x, Sliding sliding)
    {
        if (sliding.IsPlain)
            return x.Tape.Append(new AvgPool2d(sliding.Window), x);
        var apart = Apart.Means(Apart.Means(x, 2, sliding.Down), 3, sliding.Across);
        return x.Tape.Append(new AvgPool2d(Apart.Window(sliding)), apart);
    }

    // By which the mean over all taps of each place grows to that over those that count.
    private static double[] Shares(SlidingAxis axis, bool withPadding) =>
        [.. Enumerable.Range(0, axis.Places).Select(place => axis.Kernel / (double)axis.Covered(place, withPadding))];

    private static Variable Table(this (double[] Down, double[] Across) shares, Call call)
    {
        if (shares.Down.Concat(shares.Across).All(share => share == 1))
            return 1;
        return call.Tape.Bind(call.Tape.NewTensor(
            [shares.Down.Length, shares.Across.Length], call[0].Type, i => shares.Down[i / shares.Across.Length] * shares.Across[i % shares.Across.Length]));
    }
}
