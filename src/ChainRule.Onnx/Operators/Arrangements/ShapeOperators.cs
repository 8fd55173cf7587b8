using ChainRule.Onnx.Values;
using ChainRule.Tapes;

namespace ChainRule.Onnx.Operators.Arrangements;

/// <summary>The same elements under another shape, or with their dimensions in another order.</summary>
internal static class ShapeOperators
{
    public static IEnumerable<Operator> All =>
    [
        Operator.Of("Reshape", Reshape),
        Operator.Of("Flatten", Flatten),
        Operator.Of("Transpose", Transpose),
        Operator.Of("Squeeze", Squeeze),
        Operator.Of("Unsqueeze", Unsqueeze),
    ];

    // 0 keeps a size, unless it is allowed to mean 0; −1 takes what is left.
    private static Value Reshape(Call call)
    {
        var (x, wanted) = (call[0], call.KnownInts(1));
        if (!call.Attributes.Flag("allowzero"))
            wanted = [.. wanted.Select((size, i) => size != 0 ? size : i < x.Shape.Rank ? x.Shape[i] : throw call.Refuse($"it keeps the size of dimension {i}, which {x.Shape} lacks"))];
        var known = call.ShapeOf([.. wanted.Where(size => size != -1)]).Count;
        if (wanted.Count(size => size == -1) > 1 || (wanted.Contains(-1) && known == 0))
            throw call.Refuse($"the shape [{string.Join(", ", wanted)}] leaves open more than one size");
        return call.Result(x.Reshape(call.ShapeOf([.. wanted.Select(size => size == -1 ? x.Shape.Count / known : size)])));
    }

    private static Value Flatten(Call call)
    {
        var x = call[0];
        var axis = call.Attributes.Int32("axis", 1);
        var place = axis == x.Shape.Rank ? axis : call.Place(axis, x.Shape.Rank);
        return call.Result(x.Reshape([Count(..place), Count(place..)]));

        int Count(System.Range dimensions) => x.Shape.Take(dimensions).Aggregate(1, (count, size) => count * size);
    }

    private static Value Transpose(Call call)
    {
        var x = call[0];
        int[] order = call.Attributes.Ints("perm") is { } given
            ? [.. given.Select(axis => call.Place(axis, x.Shape.Rank))]
            : [.. Enumerable.Range(0, x.Shape.Rank).Reverse()];
        return call.Result(x.Permute(order));
    }

    private static Value Squeeze(Call call)
    {
        var x = call[0];
        var axes = Axes.Of(call, x.Shape.Rank, inputSince: 13) ?? [.. Enumerable.Range(0, x.Shape.Rank).Where(axis => x.Shape[axis] == 1)];
        return axes.All(axis => x.Shape[axis] == 1)
            ? call.Result(x.Reshape([.. x.Shape.Where((_, axis) => !axes.Contains(axis))]))
            : throw call.Refuse($"dimensions [{string.Join(", ", axes)}] of {x.Shape} have not all the size 1");
    }

    private static Value Unsqueeze(Call call)
    {
        var x = call[0];
        var count = call.Opset < 13 ? call.Attributes.Ints("axes")?.Length ?? 0 : call.KnownInts(1).Length;
        var axes = Axes.Of(call, x.Shape.Rank + count, inputSince: 13) ?? throw call.Refuse("attribute axes is missing");
        List<int> sizes = [.. x.Shape];
        foreach (var axis in axes.Order())
            sizes.Insert(axis, 1);
        return call.Result(x.Reshape([.. sizes]));
    }
}
