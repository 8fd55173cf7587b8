using ChainRule.Data;
using ChainRule.Tensors;

namespace ChainRule.Tests.Data;

public sealed class DatasetTests
{
    [Theory]
    [InlineData(10, 0.3, 3)]
    [InlineData(10, 0, 1)]
    [InlineData(10, 1, 9)]
    [InlineData(2, 0.9, 1)]
    public void A_split_gives_every_row_to_one_side_and_leaves_none_empty(int count, double fraction, int part)
    {
        var values = Enumerable.Range(0, count).Select(i => (float)i).ToArray();
        var data = new Dataset(Tensor.From(values, count, 1), Tensor.From([.. values.Select(v => (long)v)], count));
        var (remaining, split) = data.Split(fraction, seed: 3);
        Assert.Equal((count - part, part), (remaining.Count, split.Count));
        Assert.Equal(data.Inputs.ToDoubles(), remaining.ToDataset().Inputs.ToDoubles().Concat(split.ToDataset().Inputs.ToDoubles()).Order());
        Assert.Equal(remaining.ToDataset().Inputs.ToDoubles(), remaining.ToDataset().Targets.ToDoubles());
        Assert.Equal(split.ToDataset().Inputs.ToDoubles(), data.Split(fraction, seed: 3).Part.ToDataset().Inputs.ToDoubles());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1)]
    [InlineData(7)]
    public void What_is_no_fraction_is_refused(double fraction) =>
        Assert.Throws<SettingException>(() => new Dataset(new Tensor([4, 2]), new Tensor([4, 1])).Split(fraction, seed: 0));

    [Fact]
    public void Classes_are_counted_by_their_names_or_to_the_greatest()
    {
        var (inputs, targets) = (new Tensor([3, 2]), Tensor.From([0L, 2, 1], 3));
        Assert.Equal(3, new Dataset(inputs, targets).ClassCount);
        Assert.Equal(4, new Dataset(inputs, targets, ["a", "b", "c", "d"]).ClassCount);
    }

    [Fact]
    public void One_row_is_not_split() =>
        Assert.Throws<InvalidOperationException>(() => new Dataset(new Tensor([1, 2]), new Tensor([1, 1])).Split(0.5, seed: 0));

    [Fact]
    public void Rows_must_be_equally_many() =>
        Assert.Equal(
            "Inputs of shape [3, 2] and targets of shape [2] have different numbers of rows.",
            Assert.Throws<ShapeException>(() => new Dataset(new Tensor([3, 2]), new Tensor([2], DType.Int64))).Message);
}
