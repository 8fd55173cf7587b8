using ChainRule.Tensors;

namespace ChainRule.Onnx.Operators;

/// <summary>Reads dimensions and sizes from a node.</summary>
internal static class Axes
{
    /// <summary>The attribute axis, counted from 0.</summary>
    public static int Axis(this Call call, int absent, int rank) => call.Place(call.Attributes.Int("axis", absent), rank);

    /// <summary>A dimension counted from 0, where it may have been counted from the end.</summary>
    public static int Place(this Call call, long axis, int rank) => axis >= -rank && axis < rank
        ? (int)(axis < 0 ? axis + rank : axis)
        : throw call.Refuse($"there is no dimension {axis} among {rank}");

    /// <summary>The dimensions named by the attribute axes, or by the input that took its place with an operator set; null if none are given.</summary>
    public static int[]? Of(Call call, int rank, int inputSince, int input = 1)
    {
        if (rank > Shape.MaximumRank)
            throw call.Refuse($"a tensor has {Shape.MaximumRank} dimensions at most, not {rank}");
        var given = call.Opset < inputSince ? call.Attributes.Ints("axes") : call.Has(input) ? call.KnownInts(input) : null;
        int[]? axes = given is null ? null : [.. given.Select(axis => call.Place(axis, rank))];
        return axes is null || axes.Distinct().Count() == axes.Length ? axes : throw call.Refuse($"axes [{string.Join(", ", axes)}] names a dimension twice");
    }

    /// <summary>A shape of these sizes.</summary>
    public static Shape ShapeOf(this Call call, IReadOnlyCollection<long> sizes) => sizes.All(size => size is >= 0 and <= int.MaxValue)
        ? new([.. sizes.Select(size => (int)size)])
        : throw call.Refuse($"the shape [{string.Join(", ", sizes)}] has a size that is negative or larger than a tensor can have");
}
