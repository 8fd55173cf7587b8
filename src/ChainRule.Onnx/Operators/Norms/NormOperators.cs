using ChainRule.Functions;
using ChainRule.Onnx.Operations;
using ChainRule.Onnx.Values;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators.Norms;

/// <summary>Elements shifted and scaled by the mean and variance of those around them, then by a trained scale and shift.</summary>
internal static class NormOperators
{
    public static IEnumerable<Operator> All =>
    [
        new("BatchNormalization", BatchNorm.Compute),
        Operator.Of("InstanceNormalization", InstanceNorm),
        new("LayerNormalization", LayerNorm) { Since = 17 },
        Operator.Of("GroupNormalization", GroupNorm) with { Since = 18 },
        Operator.Of("RMSNormalization", RmsNorm) with { Since = 23 },
        Operator.Of("LRN", LocalResponseNorm),
    ];

    public static double Epsilon(Call call) => call.Attributes.Float("epsilon", 1e-5f);

    /// <summary>The mean over dimensions, which stay with size 1, what differs from it, and the mean of the squares of that.</summary>
    public static (Variable Mean, Variable Centred, Variable Variance) Statistics(Variable x, int[] axes)
    {
        var mean = x.Mean(axes, keepDimensions: true);
        var centred = x - mean;
        return (mean, centred, centred.Map(new Square()).Mean(axes, keepDimensions: true));
    }

    /// <summary>One number for each channel, in the shape that meets (batch, channels, …).</summary>
    public static Variable AlongChannels(Variable numbers, Variable x) => numbers.Reshape([numbers.Shape.Count, .. Enumerable.Repeat(1, Math.Max(0, x.Shape.Rank - 2))]);

    private static Value InstanceNorm(Call call)
    {
        var x = call[0];
        var (_, centred, variance) = Statistics(x, From(x, 2));
        return call.Result(centred / Variable.Sqrt(variance + Epsilon(call)) * AlongChannels(call[1], x) + AlongChannels(call[2], x));
    }

    // Outputs: y, the mean, and 1/√(variance + ε).
    private static IReadOnlyList<Value> LayerNorm(Call call)
    {
        var x = call[0];
        var (mean, centred, variance) = Statistics(x, From(x, call.Attributes.Int32("axis", -1)));
        var inverse = 1 / Variable.Sqrt(variance + Epsilon(call));
        var y = centred * inverse * call[1];
        return [call.Result(call.Optional(2) is { } shift ? y + shift : y), call.Result(mean), call.Result(inverse)];
    }

    // Scale and shift are those of groups before operator set 21, of channels since.
    private static Value GroupNorm(Call call)
    {
        var (x, groups) = (call[0], call.Attributes.Int32("num_groups", 0));
        if (x.Shape.Rank < 3 || groups < 1 || x.Shape[1] % groups != 0)
            throw call.Refuse($"num_groups {groups} does not divide the channels of an input of shape {x.Shape}");
        var inGroups = x.Reshape([x.Shape[0], groups, x.Shape.Count == 0 ? 0 : x.Shape.Count / x.Shape[0] / groups]);
        var (_, centred, variance) = Statistics(inGroups, [2]);
        var y = centred / Variable.Sqrt(variance + Epsilon(call));
        return call.Opset < 21
            ? call.Result((y * AlongChannels(call[1], y) + AlongChannels(call[2], y)).Reshape(x.Shape))
            : call.Result(y.Reshape(x.Shape) * AlongChannels(call[1], x) + AlongChannels(call[2], x));
    }

    // x / √(mean of x² + ε), scaled
    private static Value RmsNorm(Call call)
    {
        var x = call[0];
        var squares = x.Map(new Square()).Mean(From(x, call.Attributes.Int32("axis", -1)), keepDimensions: true);
        return call.Result(x / Variable.Sqrt(squares + Epsilon(call)) * call[1]);
    }

    // x / (bias + α·m)^β with m the mean of the squares in a window over the channels, beyond which are zeros.
    private static Value LocalResponseNorm(Call call)
    {
        var (x, size) = (call[0], call.Attributes.Int32("size", 0));
        if (x.Shape.Rank < 2 || size < 1)
            throw call.Refuse($"size must be 1 or greater, not {size}, and the input have channels, not the shape {x.Shape}");
        Shape planes = [x.Shape[0], 1, x.Shape[1], new Shape(x.Shape.Sizes[2..]).Count];
        var squares = x.Map(new Square()).Reshape(planes).Pad(2, (size - 1) / 2, size / 2);
        var means = call.Tape.Append(new AvgPool2d(new(new(size, 1), 1, 0, 1)), squares).Reshape(x.Shape);
        var divisor = means * call.Attributes.Float("alpha", 1e-4f) + call.Attributes.Float("bias", 1);
        return call.Result(x / Power.Of(divisor, call.Tape.Scalar(call.Attributes.Float("beta", 0.75), x.Type)));
    }

    // All dimensions from one on.
    private static int[] From(Variable x, int axis)
    {
        var first = axis == x.Shape.Rank ? axis : x.Shape.Place(axis);
        return first == x.Shape.Rank
            ? throw new ShapeException($"The shape {x.Shape} has no dimension {axis}.")
            : [.. Enumerable.Range(first, x.Shape.Rank - first)];
    }
}
