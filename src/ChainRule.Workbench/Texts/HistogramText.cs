namespace ChainRule.Workbench.Texts;

/// <summary>How often numbers occur in each of equal intervals, and that as blocks of different heights: ▁▂▅█.</summary>
internal static class HistogramText
{
    private const int Intervals = 8;
    private const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>How many finite numbers each interval from the least to the greatest has; none if they do not differ.</summary>
    public static int[] Counts(IReadOnlyCollection<double> numbers)
    {
        var finite = numbers.Where(double.IsFinite).ToArray();
        var (least, greatest) = (finite.DefaultIfEmpty().Min(), finite.DefaultIfEmpty().Max());
        if (!(greatest > least))
            return [];
        var counts = new int[Intervals];
        foreach (var number in finite)
            counts[Math.Min(Intervals - 1, (int)((number - least) / (greatest - least) * Intervals))]++;
        return counts;
    }

    /// <summary>A block for each count, the highest for the greatest.</summary>
    public static string Of(IReadOnlyList<int> counts) =>
        string.Concat(counts.Select(count => Blocks[(int)Math.Ceiling(count / (double)counts.Max() * (Blocks.Length - 1))]));
}
