using ChainRule.Onnx.Operations;
using ChainRule.Onnx.Values;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators.Resizing;

/// <summary>Tensors resized along any dimensions: to the nearest element, or interpolated along one dimension after another.</summary>
internal static class ResizeOperators
{
    public static IEnumerable<Operator> All =>
    [
        Operator.Of("Upsample", call => Resized(call, NewSizes.Scaled(call, call.Opset < 9 ? call.Attributes.Floats("scales") : Scales(call, 1)), "asymmetric")),
        Operator.Of("Resize", Resize) with { Since = 10 },
    ];

    private static Value Resize(Call call)
    {
        if (call.Attributes.Flag("antialias"))
            throw call.Refuse("antialias is not supported");
        if (call.Opset < 11)
            return Resized(call, NewSizes.Scaled(call, Scales(call, 1)), "asymmetric");
        var sizes = call.Has(3) && call.Value(3).Shape.Count > 0
            ? NewSizes.Sized(call, call.KnownInts(3))
            : NewSizes.Scaled(call, Scales(call, 2));
        return Resized(call, sizes, call.Attributes.Text("coordinate_transformation_mode", "half_pixel"));
    }

    private static Value Resized(Call call, IReadOnlyList<NewSize> sizes, string coordinates)
    {
        var (x, mode) = (call[0], call.Attributes.Text("mode", "nearest"));
        _ = new Shape([.. sizes.Select(size => size.To)]);
        var crops = coordinates == "tf_crop_and_resize" ? call.Known(1).ToDoubles() : new double[2 * sizes.Count];
        if (crops.Length != 2 * sizes.Count)
            throw call.Refuse("roi needs a start and an end for every dimension");
        var y = x;
        foreach (var (axis, (scale, to)) in sizes.Index())
        {
            var (from, crop) = (x.Shape[axis], (Start: (float)crops[axis], End: (float)crops[axis + sizes.Count]));
            var isCropped = coordinates == "tf_crop_and_resize" && crop != (0, 1);
            if (scale == 1 && from == to && !isCropped)
                continue;
            call.Tape.Reserve([to, Interpolation.MostTaps], DType.Int64);
            var places = new Coordinates(coordinates, scale, from, to, crop).Old(call);
            y = Interpolation.Of(call, mode == "bilinear" ? "linear" : mode, places, from).Of(y, axis);
            if (isCropped && places.Any(IsOutside))
                y = Extrapolated(y, axis, [.. places.Select(place => IsOutside(place) ? 0f : 1)], call.Attributes.Float("extrapolation_value", 0));

            bool IsOutside(float place) => place < 0 || place > from - 1;
        }

        return call.Result(y);
    }

    // A given value where a place lies outside.
    private static Variable Extrapolated(Variable y, int axis, float[] inside, double value)
    {
        var along = Tensor.From(inside, [inside.Length, .. Enumerable.Repeat(1, y.Shape.Rank - 1 - axis)]).InPrecision(y.Type);
        return Variable.IfPositive(y.Tape.Bind(along), y, value);
    }

    private static float[] Scales(Call call, int input) => [.. call.Known(input).ToDoubles().Select(scale => (float)scale)];
}
