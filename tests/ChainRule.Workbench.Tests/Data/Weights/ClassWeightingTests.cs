using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Weights;

namespace ChainRule.Workbench.Tests.Data.Weights;

public sealed class ClassWeightingTests
{
    private static readonly Dataset Flowers = new(new Tensor([6, 1]), Tensor.From<long>([0, 1, 1, 1, 0, 1], 6), ["rare", "common", "absent"]);

    // As scikit-learn's compute_class_weight: 6 / (2 · 2) and 6 / (2 · 4).
    [Fact]
    public void Balanced_classes_count_the_same_in_all()
    {
        var data = Weighted(Flowers, "balanced");
        Assert.Equal([1.5f, 0.75f, 0.75f, 0.75f, 1.5f, 0.75f], data.Sets.Train.Weights!.Span<float>().ToArray());
        Assert.Equal(["in the loss, classes count rare: 1.5, common: 0.75, absent: 1"], data.Notes);
    }

    [Fact]
    public void Given_weights_multiply_those_of_the_rows() =>
        Assert.Equal([5f, 2, 2, 2, 5, 2], Weighted(Flowers.Weighted(Tensor.From<float>([1, 2, 2, 2, 1, 2], 6)), "rare=5").Sets.Train.Weights!.Span<float>().ToArray());

    [Theory]
    [InlineData("evenly", "\"evenly\" is not the weight of a class; write balanced, or a weight for each class: rare=5,common=0.5")]
    [InlineData("blue=2", "there is no class \"blue\"; the classes are rare, common, absent")]
    [InlineData("rare=0", "\"0\" is not a weight; write a number above 0")]
    [InlineData("rare=2,common=x", "\"x\" is not a weight; write a number above 0")]
    public void What_is_no_weight_is_refused(string text, string fault) =>
        Assert.Equal($"command line, --class-weights: {fault}", Assert.Throws<InputException>(() => Weighted(Flowers, text)).Message);

    [Fact]
    public void Numbers_have_no_classes() => Assert.Equal(
        "command line, --class-weights: numbers are predicted, not a class; leave it out, or weigh rows with --weight",
        Assert.Throws<InputException>(() => Weighted(new Dataset(new Tensor([2, 1]), new Tensor([2, 1])), "balanced")).Message);

    private static PreparedData Weighted(BatchSource train, string text) => ClassWeighting.AddTo(new(new(train), new("flowers")), text);
}
