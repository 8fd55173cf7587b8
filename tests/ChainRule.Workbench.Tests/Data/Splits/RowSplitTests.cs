using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Workbench.Data.Splits;

namespace ChainRule.Workbench.Tests.Data.Splits;

public sealed class RowSplitTests
{
    [Theory]
    [InlineData(new[] { 60, 30, 10 }, 0.1, new[] { 6, 3, 1 })]
    [InlineData(new[] { 50, 50 }, 0.25, new[] { 13, 12 })]
    [InlineData(new[] { 90, 5, 5 }, 0.1, new[] { 8, 1, 1 })]
    [InlineData(new[] { 96, 3, 1 }, 0.05, new[] { 4, 1, 0 })]
    public void Classes_keep_their_shares_and_none_gives_its_last_row(int[] sizes, double share, int[] held)
    {
        var classes = Classes(sizes);
        var split = RowSplit.Of(Rows(sizes.Sum()), classes, new(share, Seed: 4));
        Assert.Equal(held, classes.Counts(split.Validation));
        Assert.Equal(Rows(sizes.Sum()), split.Train.Concat(split.Validation).Order());
    }

    [Fact]
    public void A_seed_draws_the_same_rows_and_another_seed_others()
    {
        var classes = Classes(40, 20);
        int[] Held(ulong seed) => RowSplit.Of(Rows(60), classes, new(0.2, seed)).Validation;
        Assert.Equal(Held(1), Held(1));
        Assert.NotEqual(Held(1), Held(2));
    }

    [Fact]
    public void Rows_of_numbers_are_drawn_at_random()
    {
        var order = new RandomSource(7, "split").Permutation(50);
        var split = RowSplit.Of(Rows(50), null, new(0.2, Seed: 7));
        Assert.Equal(order[..10], split.Validation);
        Assert.Equal(order[10..], split.Train);
    }

    [Fact]
    public void The_last_rows_of_the_file_are_held_back_in_its_order()
    {
        int[] rows = [.. Enumerable.Range(0, 30).Select(row => 2 * row)];
        var split = RowSplit.Of(rows, null, new(0.2, Seed: 7, Kind: SplitKind.Time));
        Assert.Equal(rows[..24], split.Train);
        Assert.Equal(rows[24..], split.Validation);
        Assert.Equal(["validation is the last 6 rows, in the order of the file"], split.Notes);
    }

    [Theory]
    [InlineData(4, "4 rows are too few; --validation 0.25 holds one back")]
    [InlineData(3, "3 rows are too few; --validation 0.33 holds one back")]
    [InlineData(44, "44 rows are too few; --validation 0.1 holds 4 back")]
    public void Few_rows_are_all_learnt_from_where_nothing_was_asked_for(int rows, string note)
    {
        var split = RowSplit.Of(Rows(rows), null, new());
        Assert.Empty(split.Validation);
        Assert.Equal(Rows(rows), split.Train.Order());
        Assert.Equal(["no rows are held back: " + note], split.Notes);
    }

    [Theory]
    [InlineData(4, 0.25, 1)]
    [InlineData(4, 0.1, 1)]
    [InlineData(4, 0.9, 3)]
    [InlineData(4, 0, 0)]
    public void A_share_that_is_asked_for_is_held_back(int rows, double share, int held)
    {
        var split = RowSplit.Of(Rows(rows), null, new(share));
        Assert.Equal((rows - held, held), (split.Train.Length, split.Validation.Length));
        Assert.Empty(split.Notes);
    }

    [Fact]
    public void Rows_that_would_lack_a_class_are_not_held_back()
    {
        var classes = Classes([.. Enumerable.Repeat(10, 6)]);
        Assert.Empty(RowSplit.Of(Rows(60), classes, new()).Notes);
        var split = RowSplit.Of(Rows(60), classes, new(Kind: SplitKind.Time));
        Assert.Equal(60, split.Train.Length);
        Assert.Equal(["no rows are held back: 6 rows of 60 would lack the classes \"c0\", \"c1\", \"c2\", \"c3\", \"c4\"; --validation 0.1 holds 6 back"], split.Notes);
    }

    [Fact]
    public void A_class_that_occurs_once_is_learnt_and_said_not_to_be_judged()
    {
        var split = RowSplit.Of(Rows(101), Classes(60, 40, 1), new());
        Assert.Contains(100, split.Train);
        Assert.Equal(10, split.Validation.Length);
        Assert.Equal(["validation lacks the class \"c2\""], split.Notes);
    }

    [Fact]
    public void A_class_that_is_not_learnt_is_named() =>
        Assert.Equal(
            ["validation is the last 10 rows, in the order of the file", "validation lacks the class \"c0\"", "the training rows lack the class \"c1\""],
            RowSplit.Of(Rows(100), Classes(90, 10), new(0.1, Kind: SplitKind.Time)).Notes);

    [Fact]
    public void Shares_of_classes_need_classes() =>
        Assert.Contains("use --split random or --split time", Assert.Throws<InputException>(() => RowSplit.Of(Rows(50), null, new(Kind: SplitKind.Stratified))).Message, StringComparison.Ordinal);

    private static int[] Rows(int count) => [.. Enumerable.Range(0, count)];

    private static RowClasses Classes(params int[] sizes) => new(
        [.. sizes.Select((_, c) => $"c{c}")],
        [.. sizes.SelectMany((size, c) => Enumerable.Repeat(c, size))]);
}
