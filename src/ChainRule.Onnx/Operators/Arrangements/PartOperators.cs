using ChainRule.Onnx.Operations;
using ChainRule.Onnx.Values;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators.Arrangements;

/// <summary>Tensors made of parts of others.</summary>
internal static class PartOperators
{
    public static IEnumerable<Operator> All =>
    [
        Operator.Of("Concat", call => call.Result(VariableViews.Concat(call.Axis(1, call[0].Shape.Rank), [.. Enumerable.Range(0, call.InputCount).Select(i => call[i])]))),
        new("Split", Split),
        Operator.Of("Slice", Slice),
        Operator.Of("Trilu", Triangle) with { Since = 14 },
    ];

    private static Value[] Split(Call call)
    {
        var x = call[0];
        var axis = call.Axis(0, x.Shape.Rank);
        var size = x.Shape[axis];
        var sizes = (call.Opset < 13 ? call.Attributes.Ints("split") : call.Has(1) ? call.KnownInts(1) : null) ?? Equal(call, size);
        if (sizes.Sum() != size || sizes.Any(part => part < 0) || sizes.Length < call.OutputCount)
            throw call.Refuse($"dimension {axis} of {x.Shape} has no {call.OutputCount} parts of sizes [{string.Join(", ", sizes)}]");
        var start = 0;
        return [.. sizes.Select(part => call.Result(x.Slice(axis, (start += (int)part) - (int)part, (int)part)))];
    }

    // The last part may be smaller.
    private static long[] Equal(Call call, int size)
    {
        var count = call.Attributes.Int32("num_outputs", call.OutputCount);
        if (count < 1 || count > Math.Max(1, call.OutputCount))
            throw call.Refuse($"it has {call.OutputCount} outputs, not {count}");
        var part = (size + count - 1) / count;
        return [.. Enumerable.Range(0, count).Select(i => Math.Clamp(size - (long)i * part, 0, part))];
    }

    private static Value Slice(Call call)
    {
        var (x, isInput) = (call[0], call.Opset >= 10);
        var (starts, ends) = isInput ? (call.KnownInts(1), call.KnownInts(2)) : (Required("starts"), Required("ends"));
        var axes = Axes.Of(call, x.Shape.Rank, inputSince: 10, input: 3) ?? [.. Enumerable.Range(0, Math.Min(starts.Length, x.Shape.Rank))];
        var steps = isInput && call.Has(4) ? call.KnownInts(4) : [.. axes.Select(_ => 1L)];
        if (starts.Length != axes.Length || ends.Length != axes.Length || steps.Length != axes.Length || steps.Contains(0))
            throw call.Refuse("starts, ends, axes and steps do not match, or a step is 0");
        for (var i = 0; i < axes.Length; i++)
        {
            var (start, count, step) = Indexes(x.Shape[axes[i]], starts[i], ends[i], steps[i]);
            x = x.Slice(axes[i], start, count, step);
        }

        return call.Result(x);

        long[] Required(string name) => call.Attributes.Ints(name) ?? throw call.Refuse($"attribute {name} is missing");
    }

    // Negative places count from the end, and those beyond either end are moved to it.
    private static (int Start, int Count, int Step) Indexes(int size, long start, long end, long step)
    {
        var (least, greatest) = step > 0 ? (0, size) : (-1, size - 1);
        (start, end) = (Place(start), Place(end));
        var width = Math.Max(0, step > 0 ? end - start : start - end);
        step = Math.Clamp(step, -Math.Max(1, width), Math.Max(1, width));
        return ((int)start, (int)((width + Math.Abs(step) - 1) / Math.Abs(step)), (int)step);

        long Place(long at) => Math.Clamp(at < 0 ? at + size : at, least, greatest);
    }

    // Of the last two dimensions, what lies on a diagonal and above or below it; the rest is 0.
    private static Value Triangle(Call call)
    {
        var x = call[0];
        if (x.Shape.Rank < 2)
            throw call.Refuse($"{x.Shape} has no matrices");
        var (diagonal, isUpper) = (call.Has(1) ? call.KnownInt(1) : 0, call.Attributes.Flag("upper", absent: true));
        var (rows, columns) = (x.Shape[^2], x.Shape[^1]);
        var mask = call.Tape.NewTensor([rows, columns], DType.Int64, i => IsKept(i / columns, i % columns) ? 1 : 0);
        return call.Result(call.Tape.Bind(mask).Choose(x, call.Zero(x.Type)));

        bool IsKept(int row, int column) => isUpper ? column - row >= diagonal : column - row <= diagonal;
    }
}
