namespace ChainRule.Kernels.Convolutions;

/// <summary>Things one after the other: the first and how many.</summary>
internal readonly record struct Stretch(int Start, int Count)
{
    public int End => Start + Count;

    /// <summary>One of the parts of a number of things, cut as evenly as whole things allow.</summary>
    public static Stretch Cut(int start, int count, int part, int parts)
    {
        var (from, to) = (part * count / parts, (part + 1) * count / parts);
        return new(start + from, to - from);
    }
}
