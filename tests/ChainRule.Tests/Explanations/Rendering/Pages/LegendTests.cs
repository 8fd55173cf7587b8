using ChainRule.Explanations;
using ChainRule.Explanations.Rendering;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Tensors;

namespace ChainRule.Tests.Explanations.Rendering.Pages;

public sealed class LegendTests
{
    [Fact]
    public void Letters_that_formulas_use_are_told_though_no_line_is_about_them()
    {
        var text = Explanation.Of(new Sequential(new Linear(2, 20), new Tanh(), new Linear(20, 2)).To(DType.Float64), new CrossEntropy(), Some.Tensor([1, 2]), Some.Indexes(1, 2), ["2.weight[1,3]"]).As(ExplanationFormat.Text);
        Assert.DoesNotContain("    a₄ = ", text);
        Assert.Contains("what a layer puts out\n", text);
        Assert.Contains("target: what the output should be\n", text);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(4, true)]
    public void Subscripts_of_a_batch_are_samples(int samples, bool isSaid)
    {
        var text = Explanation.Of(new Sequential(new Linear(2, 1)).To(DType.Float64), new HalfSquaredError(), Some.Tensor([samples, 2]), Some.Tensor([samples, 1]), []).As(ExplanationFormat.Text, width: 1000);
        Assert.Equal(isSaid, text.Contains("the first subscript of what a layer computes is the sample, from 1 to 4; where the loss is the mean over them, 1/4 is part of its factor", StringComparison.Ordinal));
    }
}
