using ChainRule.Onnx.Operations;
using ChainRule.Onnx.Values;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators.Arrangements;

/// <summary>Elements repeated, and borders put around them.</summary>
internal static class RepetitionOperators
{
    public static IEnumerable<Operator> All =>
    [
        Operator.Of("Expand", call => call.Result(call[0].Stretch(Shape.Broadcast(call[0].Shape, call.ShapeOf(call.KnownInts(1)))))) with { Since = 8 },
        Operator.Of("Tile", Tile),
        Operator.Of("Pad", Pad),
    ];

    // (a, b) becomes (1, a, 1, b), is stretched to (r, a, s, b) and read as (r·a, s·b).
    private static Value Tile(Call call)
    {
        var (x, repeats) = (call[0], call.ShapeOf(call.KnownInts(1)));
        if (repeats.Rank != x.Shape.Rank)
            throw call.Refuse($"{repeats.Rank} repeats are given for {x.Shape}");
        Shape tiled = [.. x.Shape.Zip(repeats, (size, times) => checked(size * times))];
        return call.Result(x.Reshape([.. x.Shape.SelectMany(size => new[] { 1, size })])
            .Stretch([.. x.Shape.Zip(repeats).SelectMany(pair => new[] { pair.Second, pair.First })])
            .Reshape(tiled));
    }

    private static Value Pad(Call call)
    {
        var (x, mode) = (call[0], call.Attributes.Text("mode", "constant"));
        var pads = (call.Opset < 11 ? call.Attributes.Ints("pads") : call.KnownInts(1)) ?? throw call.Refuse("attribute pads is missing");
        var axes = (call.Opset < 18 ? null : Axes.Of(call, x.Shape.Rank, inputSince: 18, input: 3)) ?? [.. Enumerable.Range(0, x.Shape.Rank)];
        if (pads.Length != 2 * axes.Length)
            throw call.Refuse($"{pads.Length} pads are given for {axes.Length} dimensions");
        var fill = call.Opset < 11 ? call.Tape.Scalar(call.Attributes.Float("value", 0), x.Type) : call.Optional(2)?.Reshape(Shape.Scalar) ?? call.Zero(x.Type);
        foreach (var (i, axis) in axes.Index())
        {
            var (before, after) = (pads[i], pads[i + axes.Length]);
            // A negative pad cuts off.
            var (cut, end) = (-(Int128)Math.Min(0, before), -(Int128)Math.Min(0, after));
            if (cut + end > x.Shape[axis])
                throw call.Refuse($"pads {before} and {after} leave nothing of dimension {axis} of {x.Shape}");
            x = x.Slice(axis, (int)cut, x.Shape[axis] - (int)(cut + end));
            x = Padded(call, x, axis, (Checked(before), Checked(after)), mode, fill);
        }

        return call.Result(x);

        int Checked(long pad) => pad <= Shape.MaximumCount ? (int)Math.Max(0, pad) : throw call.Refuse($"a pad of {pad} is larger than a tensor can be");
    }

    private static Variable Padded(Call call, Variable x, int axis, (int Before, int After) pad, string mode, Variable fill)
    {
        if (pad is (0, 0))
            return x;
        var size = x.Shape[axis];
        if (mode == "constant")
        {
            Variable[] parts = [Border(pad.Before), x, Border(pad.After)];
            return VariableViews.Concat(axis, [.. parts.Where(part => part.Shape[axis] > 0)]);
        }

        var wide = call.ShapeOf([pad.Before + (long)size + pad.After])[0];
        Func<int, int> source = mode switch
        {
            "edge" when size > 0 => i => Math.Clamp(i, 0, size - 1),
            "reflect" when size > 1 => i => size - 1 - Math.Abs(size - 1 - Modulo(i, 2 * size - 2)),
            "wrap" when size > 0 => i => Modulo(i, size),
            _ => throw call.Refuse($"mode {mode} cannot pad dimension {axis} of {x.Shape}"),
        };
        return x.Take(axis, call.Tape.Bind(call.Tape.NewTensor([wide], DType.Int64, i => source(i - pad.Before))));

        Variable Border(int count) => fill.Stretch([.. x.Shape.Sizes[..axis], count, .. x.Shape.Sizes[(axis + 1)..]]);
    }

    private static int Modulo(int i, int size) => (i % size + size) % size;
}
