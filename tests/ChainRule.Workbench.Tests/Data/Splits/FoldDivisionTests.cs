using ChainRule.Tensors;
using ChainRule.Workbench.Data.Splits;

namespace ChainRule.Workbench.Tests.Data.Splits;

public sealed class FoldDivisionTests
{
    [Theory]
    [InlineData(5, 59, 71, 48)]
    [InlineData(3, 10, 7, 5)]
    [InlineData(4, 90, 3, 1)]
    [InlineData(10, 20)]
    public void Classes_and_sizes_differ_by_a_row_at_most(int folds, params int[] sizes)
    {
        var classes = Classes(sizes);
        var order = new RandomSource(3).Permutation(sizes.Sum());
        var divided = FoldDivision.Of(order, classes, null, folds);
        Assert.Equal(order.Order(), divided.SelectMany(fold => fold).Order());
        AreEven(divided.Select(fold => fold.Length));
        foreach (var c in Enumerable.Range(0, sizes.Length))
            AreEven(divided.Select(fold => classes.Counts(fold)[c]));
    }

    [Fact]
    public void Groups_stay_whole_and_their_classes_are_spread()
    {
        // 60 groups of 1 to 5 rows; a group is of one class, and every third group of class 1.
        int[] groups = [.. Enumerable.Range(0, 60).SelectMany(group => Enumerable.Repeat(group, 1 + group * 7 % 5))];
        var classes = new RowClasses(["a", "b"], [.. groups.Select(group => group % 3 == 0 ? 1L : 0)]);
        var divided = FoldDivision.Of(new RandomSource(1).Permutation(groups.Length), classes, groups, 4);
        var places = divided.SelectMany((fold, f) => fold.Select(row => (Group: groups[row], Fold: f))).Distinct().ToArray();
        Assert.Equal(60, places.Length);
        Assert.All(divided, fold => Assert.InRange(fold.Length, groups.Length / 4 - 2, groups.Length / 4 + 2));
        Assert.All(divided, fold => Assert.InRange(classes.Counts(fold)[1], classes.Of.Count(c => c == 1) / 4 - 2, classes.Of.Count(c => c == 1) / 4 + 2));
    }

    private static void AreEven(IEnumerable<int> counts) => Assert.InRange(counts.Max() - counts.Min(), 0, 1);

    private static RowClasses Classes(int[] sizes) => new([.. sizes.Select((_, c) => $"c{c}")], [.. sizes.SelectMany((size, c) => Enumerable.Repeat((long)c, size))]);
}
