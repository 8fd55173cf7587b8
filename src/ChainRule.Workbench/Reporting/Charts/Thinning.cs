namespace ChainRule.Workbench.Reporting.Charts;

/// <summary>Fewer points that draw the same line: of each stretch as wide as a dot, the lowest and the highest.</summary>
internal static class Thinning
{
    private const int Stretches = 200;

    /// <summary>The points to draw, in order.</summary>
    public static IEnumerable<(double X, double Y)> Of(IReadOnlyList<double> xs, IReadOnlyList<double> ys)
    {
        if (ys.Count <= 2 * Stretches)
            return xs.Zip(ys);
        var places = Enumerable.Range(0, Stretches).SelectMany(stretch => Extremes(ys, (int)((long)stretch * ys.Count / Stretches), (int)((long)(stretch + 1) * ys.Count / Stretches)));
        return places.Select(place => (xs[place], ys[place]));
    }

    private static IEnumerable<int> Extremes(IReadOnlyList<double> ys, int from, int to)
    {
        var finite = Enumerable.Range(from, to - from).Where(i => double.IsFinite(ys[i])).ToArray();
        return finite.Length == 0
            ? [from]
            : new[] { finite.MinBy(i => ys[i]), finite.MaxBy(i => ys[i]) }.Distinct().Order();
    }
}
