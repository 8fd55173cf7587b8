using ChainRule.Tensors;

namespace ChainRule.Workbench.PlainCode;

/// <summary>The way of nested loops through an array: the element is at offset + Σ stride · place in each loop.</summary>
/// <param name="Name">the array</param>
/// <param name="Strides">one for each loop</param>
/// <param name="Offset">where the way begins</param>
internal sealed record Walk(string Name, IReadOnlyList<int> Strides, int Offset = 0)
{
    /// <summary>The number that stands here in place of an array; null if there is an array.</summary>
    public double? Literal { get; init; }

    /// <summary>Row by row through an array of this shape, stretched to a larger one.</summary>
    public static IReadOnlyList<int> Stretched(Shape shape, Shape full)
    {
        var own = Strided(shape);
        var added = full.Rank - shape.Rank;
        return [.. Enumerable.Range(0, full.Rank).Select(d => d < added || shape[d - added] == 1 ? 0 : own[d - added])];
    }

    /// <summary>How far apart neighbours along each dimension are.</summary>
    public static IReadOnlyList<int> Strided(Shape shape)
    {
        var strides = new int[shape.Rank];
        for (var (d, stride) = (shape.Rank - 1, 1); d >= 0; stride *= shape[d], d--)
            strides[d] = stride;
        return strides;
    }
}
