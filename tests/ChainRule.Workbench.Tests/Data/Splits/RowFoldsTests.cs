using ChainRule.Data;
using ChainRule.Workbench.Data.Splits;

namespace ChainRule.Workbench.Tests.Data.Splits;

/// <summary>Splits of which one part is a fold, or in which groups stay whole.</summary>
public sealed class RowFoldsTests
{
    private static readonly int[] Rows = [.. Enumerable.Range(100, 60)];
    private static readonly RowClasses Classes = new(["a", "b"], [.. Enumerable.Range(0, 60).Select(row => row % 3 == 0 ? 1L : 0)]);
    private static readonly int[] Groups = [.. Enumerable.Range(0, 60).Select(row => row / 4)];

    [Fact]
    public void Each_row_is_in_one_test_and_never_in_the_training_beside()
    {
        var splits = Enumerable.Range(1, 5).Select(fold => RowSplit.Of(Rows, Classes, new(0.1, Seed: 2) { Fold = new(fold, 5) })).ToArray();
        Assert.Equal(Rows, splits.SelectMany(split => split.Test).Order());
        Assert.All(splits, split => Assert.Equal(Rows, split.Train.Concat(split.Validation).Concat(split.Test).Order()));
        Assert.All(splits, split => Assert.Equal((43, 5, 12), (split.Train.Length, split.Validation.Length, split.Test.Length)));
        Assert.All(splits, split => Assert.Equal(4, split.Test.Count(row => Classes.Of[row - 100] == 1)));
        Assert.Equal("5 folds of 12 rows, in which the classes keep their shares", splits[0].Notes[0]);
    }

    [Fact]
    public void A_seed_draws_the_same_folds_and_another_seed_others()
    {
        int[] Test(ulong seed) => RowSplit.Of(Rows, null, new(0, seed) { Fold = new(2, 3) }).Test;
        Assert.Equal(Test(1), Test(1));
        Assert.NotEqual(Test(1), Test(2));
    }

    [Fact]
    public void A_group_is_on_one_side_of_every_split()
    {
        foreach (var fold in Enumerable.Range(1, 5))
        {
            var split = RowSplit.Of(Rows, Classes, new(0.2) { Fold = new(fold, 5) }, Groups);
            var sides = new[] { split.Train, split.Validation, split.Test }.Select(rows => rows.Select(row => Groups[row - 100]).ToHashSet()).ToArray();
            Assert.All(sides, side => Assert.NotEmpty(side));
            Assert.Equal(15, sides.Sum(side => side.Count));
            Assert.Equal(Rows, split.Train.Concat(split.Validation).Concat(split.Test).Order());
        }
    }

    [Theory]
    [InlineData(0.1, 8)]
    [InlineData(0.5, 32)]
    [InlineData(0.9, 52)]
    public void Groups_are_held_back_in_about_the_share_that_is_asked_for(double share, int held) =>
        Assert.InRange(RowSplit.Of(Rows, Classes, new(share), Groups).Validation.Length, held - 4, held + 4);

    [Fact]
    public void More_folds_than_rows_or_groups_are_refused()
    {
        Assert.Equal("command line, --folds: 61 folds are asked for, but there are only 60 rows; write 2 to 60", Refused(new() { Fold = new(1, 61) }));
        Assert.Equal("command line, --folds: 16 folds are asked for, but there are only 15 groups; write 2 to 15", Refused(new() { Fold = new(1, 16) }, Groups));
        Assert.Equal("command line, --group: all rows are in one group, so none can be held back; name another column, or give --validation 0", Refused(new(0.1), new int[60]));
    }

    [Fact]
    public void Time_has_no_folds_and_no_groups()
    {
        Assert.Equal("command line, --split: a split by time cannot be used with --folds; leave one of them out", Refused(new(Kind: SplitKind.Time) { Fold = new(1, 2) }));
        Assert.Equal("command line, --split: a split by time cannot be used with --group; leave one of them out", Refused(new(Kind: SplitKind.Time), Groups));
    }

    [Fact]
    public void Classes_that_not_every_fold_can_have_are_named()
    {
        var classes = new RowClasses(["a", "b", "c"], [.. Enumerable.Range(0, 60).Select(row => row == 0 ? 2L : row < 4 ? 1 : 0)]);
        Assert.Equal(
            ["5 folds of 12 rows, in which the classes keep their shares", "class \"c\" is in one fold only, and not learnt where that is the test", "class \"b\" is too rare to be in every fold"],
            RowSplit.Of(Rows, classes, new(0) { Fold = new(1, 5) }).Notes.Take(3));
    }

    private static string Refused(SplitOptions options, int[]? groups = null) => Assert.Throws<InputException>(() => RowSplit.Of(Rows, Classes, options, groups)).Message;
}
