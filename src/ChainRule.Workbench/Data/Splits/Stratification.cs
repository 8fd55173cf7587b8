namespace ChainRule.Workbench.Data.Splits;

/// <summary>Chooses rows so that each class keeps its share of all rows.</summary>
internal static class Stratification
{
    /// <summary>The first rows that the classes' shares allow.</summary>
    /// <param name="order">the places of all rows, in the order in which to consider them</param>
    public static int[] Choose(int[] order, RowClasses classes, int count)
    {
        var left = Shares(classes.Counts(order), count);
        var chosen = order.Where(place => left[classes.Of[place]]-- > 0).ToArray();
        return [.. chosen, .. order.Except(chosen).Take(count - chosen.Length)];
    }

    // One row after another goes to the class that is furthest below its share, classes without a row first. The last row of
    // a class is never taken.
    private static int[] Shares(int[] sizes, int count)
    {
        var shares = new int[sizes.Length];
        var perRow = (double)count / sizes.Sum();
        for (var given = 0; given < count; given++)
        {
            if (Enumerable.Range(0, sizes.Length).Where(c => shares[c] < sizes[c] - 1).Select(c => (int?)c).MaxBy(c => Lack(c!.Value)) is not { } next)
                break;
            shares[next]++;
        }

        return shares;

        (bool HasNone, double Rows) Lack(int c) => (shares[c] == 0, perRow * sizes[c] - shares[c]);
    }
}
