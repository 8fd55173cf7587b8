namespace ChainRule.Workbench.Data.Splits;

/// <summary>The classes of some rows.</summary>
/// <param name="Of">the class of each row: a place in <paramref name="Names"/></param>
internal sealed record RowClasses(IReadOnlyList<string> Names, long[] Of)
{
    /// <summary>How many of the rows at these places each class has.</summary>
    public int[] Counts(IEnumerable<int> places)
    {
        var counts = new int[Names.Count];
        foreach (var place in places)
            counts[Of[place]]++;
        return counts;
    }
}
