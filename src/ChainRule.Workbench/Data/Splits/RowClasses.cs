using ChainRule.Tensors;

namespace ChainRule.Workbench.Data.Splits;

/// <summary>The classes of some rows.</summary>
/// <param name="Names">of the classes</param>
/// <param name="Of">the class of each row: a place in <paramref name="Names"/></param>
internal sealed record RowClasses(IReadOnlyList<string> Names, IReadOnlyList<int> Of)
{
    /// <param name="names">of the classes</param>
    /// <param name="targets">(rows) class indexes</param>
    public RowClasses(IReadOnlyList<string> names, Tensor targets)
        : this(names, [.. targets.Span<long>().ToArray().Select(c => (int)c)])
    {
    }

    /// <summary>How many of the rows at these places each class has.</summary>
    public int[] Counts(IEnumerable<int> places)
    {
        var counts = new int[Names.Count];
        foreach (var place in places)
            counts[Of[place]]++;
        return counts;
    }
}
