using ChainRule.Explanations;
using ChainRule.Expressions;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Tensors;

namespace ChainRule.Tests.Explanations;

public sealed class RemarkTests
{
    [Fact]
    public void A_gradient_of_zero_names_the_factor_that_is_zero()
    {
        var explanation = Worked.Explain([new Linear(1, 1), new Relu(), new Linear(1, 1)], [[-1], [0], [2], [0.5]], [1], Tensor.From([1.0], 1, 1), new HalfSquaredError(), ["0.weight[0,0]"]);
        Assert.Equal(["z⁽⁰⁾ = −1 is negative, where the function is flat: no error passes."], explanation.Remarks("relu′(z(0))[0,0]"));
        Assert.Equal(["Zero, because relu′(z⁽⁰⁾) is 0: no error passes."], explanation.Remarks("∂L/∂z(0)[0,0]"));
        Assert.Equal(["Zero, because δ⁽⁰⁾ is 0: no error passes."], explanation.Remarks("∂L/∂0.weight[0,0]"));
        Assert.Equal(["结果为零，因为 δ⁽⁰⁾ 为零：误差无法通过。"], explanation.Remarks("∂L/∂0.weight[0,0]", Language.Chinese));
    }

    [Fact]
    public void Why_gradients_are_zero_is_said_once()
    {
        var explanation = Worked.Explain([new Linear(2, 1)], [[1, 1], [0]], [1, 1], Tensor.From([2.0], 1, 1), new HalfSquaredError(), ["0.weight[0,0]", "0.weight[0,1]"]);
        Assert.Equal(["Zero, because δ is 0: no error passes."], explanation.Remarks("∂L/∂0.weight[0,0]"));
        Assert.Empty(explanation.Remarks("∂L/∂0.weight[0,1]"));
    }

    [Fact]
    public void A_saturated_sigmoid_is_told()
    {
        var explanation = Worked.Explain([new Linear(1, 1), new Sigmoid()], [[9], [0]], [1], Tensor.From([0.0], 1, 1), new HalfSquaredError(), ["0.weight[0,0]"]);
        Assert.Equal(["The function is nearly flat here (saturated): hardly any error passes."], explanation.Remarks("σ′(z(0))[0,0]"));
    }

    [Fact]
    public void Where_the_input_of_a_weight_is_zero_no_error_is_blamed()
    {
        var explanation = Worked.Explain([new Linear(2, 1)], [[1, 1], [0]], [0, 1], Tensor.From([0.0], 1, 1), new HalfSquaredError(), ["0.weight[0,0]"]);
        Assert.Equal(["Zero, because x₁ is 0."], explanation.Remarks("∂L/∂0.weight[0,0]"));
    }

    [Theory]
    [InlineData(-40, "The function is nearly flat here (saturated): hardly any error passes.")]
    [InlineData(-800, "The function is so saturated here that its slope is 0 in double precision: no error passes.")]
    public void A_sigmoid_far_from_0_is_saturated_not_flat(double z, string remark)
    {
        var explanation = Worked.Explain([new Linear(1, 1), new Sigmoid()], [[z], [0]], [1], Tensor.From([0.0], 1, 1), new HalfSquaredError(), ["0.weight[0,0]"]);
        Assert.Equal([remark], explanation.Remarks("σ′(z(0))[0,0]"));
    }

    [Theory]
    [InlineData(2, "z⁽⁰⁾ = 2 is positive.")]
    [InlineData(-2, "z⁽⁰⁾ = −2 is negative.")]
    public void A_slope_that_depends_on_the_sign_says_the_sign(double z, string remark)
    {
        var explanation = Worked.Explain([new Linear(1, 1), new LeakyRelu(0.001), new Linear(1, 1)], [[z], [0], [1], [0]], [1], Tensor.From([0.0], 1, 1), new HalfSquaredError(), ["0.weight[0,0]"]);
        Assert.Equal([remark], explanation.Remarks("leaky_relu′(z(0))[0,0]"));
    }

    [Fact]
    public void Max_pooling_says_where_the_error_goes_and_where_not()
    {
        Layer[] Layers() => [new MaxPool2d(2), new Flatten(), new Linear(1, 1)];
        Explanation Explain(string address) => Worked.Explain(Layers(), [[2], [0]], [1, 5, 4, 2], Tensor.From([0.0], 1, 1), new HalfSquaredError(), [address], picture: [1, 2, 2]);
        Assert.Equal(["Max-pooling passes the error of a window only to its largest value: x₁₂, this one."], Explain("input[0,0,0,1]").Remarks("∂L/∂input[0,0,0,1]"));
        Assert.Equal(["Zero, because the pooling chose another place of the window, x₁₂, and the error goes only there."], Explain("input[0,0,1,0]").Remarks("∂L/∂input[0,0,1,0]"));
        Assert.Equal(["The largest of its window: max(x₁₁, x₁₂, x₂₁, x₂₂)."], Explain("input[0,0,0,1]").Remarks("a(0)[0,0,0,0]"));
    }

    [Fact]
    public void A_filters_weight_sums_over_every_place_where_it_was_laid()
    {
        var explanation = Worked.Explain(
            [new Conv2d(1, 1, 3, stride: 2, settings: new(Bias: false))], [[.. Enumerable.Repeat(0.1, 9)]], [.. Enumerable.Range(1, 25).Select(i => i / 10.0)], Tensor.From([0, 0, 0, 0.0], 1, 1, 2, 2), new HalfSquaredError(), ["0.weight[0,0,0,0]"], picture: [1, 5, 5]);
        Assert.Equal(["∂L/∂w₁₁ = x₁₁·δ₁₁ + x₁₃·δ₁₂ + x₃₁·δ₂₁ + x₃₃·δ₂₂"], explanation.Lines(SectionKind.Gradient));
        Assert.Equal(["A filter's weight is used at every place, so the sum runs over all of them: the pixel under it times the error there."], explanation.Remarks("∂L/∂0.weight[0,0,0,0]"));
    }

    [Fact]
    public void Dropouts_mask_is_a_factor_on_both_ways()
    {
        var explanation = Worked.Explain([new Linear(1, 1, LinearBias.None), new Dropout(0.5), new Linear(1, 1, LinearBias.None)], [[2], [3]], [1], Tensor.From([1.0], 1, 1), new HalfSquaredError(), ["0.weight[0,0]"]);
        Assert.Contains("a = z⁽⁰⁾·r", explanation.Lines(SectionKind.Forward));
        Assert.Contains("δ⁽⁰⁾ = ∂L/∂a·r", explanation.Lines(SectionKind.Backward));
    }

    [Fact]
    public void Batch_normalization_has_three_paths()
    {
        var model = new Sequential(new BatchNorm1d(1)).To(DType.Float64);
        var explanation = Explanation.Of(new(model, new HalfSquaredError()), Tensor.From([1.0, 2.0, 4.0], 3, 1), Tensor.From([0.0, 1.0, 0.0], 3, 1), ["input[1,0]"], options: new() { MostTerms = 20 });
        Assert.Contains("three paths", Assert.Single(explanation.Remarks("μ(0)[0,0]")), StringComparison.Ordinal);
        Assert.Equal(3, explanation.Steps(SectionKind.Gradient).Single().Formula.Quantities().Select(named => named.Quantity.ToString()).Count(name => name.StartsWith("∂L/∂", StringComparison.Ordinal)));
    }
}
