using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators.Resizing;

/// <summary>What a dimension is resized to: new pixels for each old one, and how many there are.</summary>
internal readonly record struct NewSize(float Scale, int To);

/// <summary>To what sizes a node resizes.</summary>
internal static class NewSizes
{
    /// <summary>Each dimension scaled, rounded down.</summary>
    public static IReadOnlyList<NewSize> Scaled(Call call, float[]? scales)
    {
        var (sizes, axes) = (Same(call), Axes(call, scales?.Length ?? 0, "scales"));
        foreach (var (i, axis) in axes.Index())
        {
            var scale = scales![i];
            if (!(scale > 0) || sizes[axis].To * (double)scale > Shape.MaximumCount)
                throw call.Refuse($"the scale {scale} is impossible for dimension {axis} of {call.Value(0).Shape}");
            sizes[axis] = new(scale, (int)MathF.Floor(sizes[axis].To * scale));
        }

        return sizes;
    }

    /// <summary>Each dimension with a size of its own, or with as large a one as the policy about the aspect ratio lets it have.</summary>
    public static IReadOnlyList<NewSize> Sized(Call call, long[] wanted)
    {
        var (sizes, axes) = (Same(call), Axes(call, wanted.Length, "sizes"));
        if (wanted.Any(size => size < 1 || size > Shape.MaximumCount))
            throw call.Refuse($"the sizes [{string.Join(", ", wanted.Take(8))}] are impossible");
        float[] scales = [.. wanted.Select((size, i) => (float)size / sizes[axes[i]].To)];
        float? common = call.Attributes.Text("keep_aspect_ratio_policy", "stretch") switch
        {
            "stretch" => null,
            "not_larger" => scales.Min(),
            "not_smaller" => scales.Max(),
            var other => throw call.Refuse($"keep_aspect_ratio_policy {other} is unknown"),
        };
        foreach (var (i, axis) in axes.Index())
            sizes[axis] = common is { } scale ? new(scale, checked((int)MathF.Round(scale * sizes[axis].To, MidpointRounding.AwayFromZero))) : new(scales[i], (int)wanted[i]);
        return sizes;
    }

    private static NewSize[] Same(Call call) => [.. call.Value(0).Shape.Select(size => new NewSize(1, size))];

    private static int[] Axes(Call call, int count, string name)
    {
        var shape = call.Value(0).Shape;
        if (shape.Count == 0)
            throw call.Refuse($"an input of shape {shape} has nothing to resize");
        int[] axes = call.Attributes.Ints("axes") is { } given ? [.. given.Select(axis => shape.Place(checked((int)axis)))] : [.. Enumerable.Range(0, shape.Rank)];
        return axes.Length == count ? axes : throw call.Refuse($"it has {count} {name} for {axes.Length} dimensions");
    }
}
