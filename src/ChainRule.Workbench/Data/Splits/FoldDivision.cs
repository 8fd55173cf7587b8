namespace ChainRule.Workbench.Data.Splits;

/// <summary>Divides rows into folds of nearly equal size, so that each class is spread evenly over them and each group is in only one.</summary>
internal static class FoldDivision
{
    /// <summary>Groups, the largest first, go one after another to the fold in which their classes are rarest.</summary>
    /// <param name="order">the places of the rows to divide, in the order in which to consider them</param>
    /// <param name="classes">the class of each row; null if rows have none</param>
    /// <param name="groups">the group of each row; null if each is one of its own</param>
    /// <param name="folds">how many folds</param>
    /// <returns>the places in each fold</returns>
    public static int[][] Of(int[] order, RowClasses? classes, int[]? groups, int folds)
    {
        List<int>[] divided = [.. Enumerable.Range(0, folds).Select(_ => new List<int>())];
        int[] total = classes?.Counts(order) ?? [order.Length];
        int[][] ofClass = [.. divided.Select(_ => new int[total.Length])];
        foreach (var group in order.GroupBy(place => groups?[place] ?? place).OrderByDescending(group => group.Count()))
        {
            (int Class, int Count)[] members = [.. group.CountBy(place => (int)(classes?.Of[place] ?? 0)).Select(pair => (pair.Key, pair.Value))];
            var chosen = Enumerable.Range(0, folds).MinBy(fold => (members.Sum(member => Crowding(fold, member)), divided[fold].Count));
            divided[chosen].AddRange(group);
            foreach (var (c, count) in members)
                ofClass[chosen][c] += count;
        }

        return [.. divided.Select(fold => fold.ToArray())];

        // How much Σ s² over the folds would grow, where s is the share of a class's rows that a fold has.
        double Crowding(int fold, (int Class, int Count) member) =>
            (2.0 * ofClass[fold][member.Class] + member.Count) * member.Count / ((double)total[member.Class] * total[member.Class]);
    }
}
