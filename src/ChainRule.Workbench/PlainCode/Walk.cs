using ChainRule.Tensors;

namespace ChainRule.Workbench.PlainCode;

/// <summary>The way of nested loops through an array.</summary>
/// <param name="Name">the array</param>
/// <param name="Strides">one for each loop</param>
/// <param name="Offset">the first element</param>
internal sealed record Walk(string Name, Strides Strides, int Offset = 0)
{
    /// <summary>The number that stands here in place of an array; null if there is an array.</summary>
    public double? Literal { get; init; }

    /// <summary>Whether what is written is added to what is there.</summary>
    public bool IsAddedTo { get; init; }

    /// <summary>The strides of a row-major array of one shape that is stretched to another.</summary>
    public static Strides Stretched(Shape shape, Shape full)
    {
        var (own, added) = (Strides.Of(shape), full.Rank - shape.Rank);
        return new([.. Enumerable.Range(0, full.Rank).Select(d => d < added || shape[d - added] == 1 ? 0 : own[d - added])]);
    }
}
