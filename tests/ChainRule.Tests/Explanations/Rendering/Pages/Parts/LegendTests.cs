using ChainRule.Explanations;
using ChainRule.Explanations.Rendering;
using ChainRule.Expressions;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tensors;

namespace ChainRule.Tests.Explanations.Rendering.Pages.Parts;

public sealed class LegendTests
{
    [Fact]
    public void Letters_that_formulas_use_are_told_though_no_line_is_about_them()
    {
        var text = Explanation.Of(new(new Sequential(new Linear(2, 20), new Tanh(), new Linear(20, 2)).To(DType.Float64), new CrossEntropy()), Some.Tensor([1, 2]), Some.Indexes(1, 2), ["2.weight[1,3]"]).As(ExplanationFormat.Text);
        Assert.DoesNotContain("    a₄ = ", text);
        Assert.Contains("output of a layer\n", text);
        Assert.Contains("target: what the output should be\n", text);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(4, true)]
    public void Subscripts_of_a_batch_are_samples(int samples, bool isSaid)
    {
        var text = Explanation.Of(new(new Sequential(new Linear(2, 1)).To(DType.Float64), new HalfSquaredError()), Some.Tensor([samples, 2]), Some.Tensor([samples, 1]), []).As(ExplanationFormat.Text, width: 1000);
        Assert.Equal(isSaid, text.Contains("the first subscript of inputs, targets and values computed by layers is the sample, from 1 to 4; if the loss is the mean over samples, its factor contains 1/4", StringComparison.Ordinal));
    }

    [Fact]
    public void A_filters_subscripts_are_its_rows_and_columns_not_neurons()
    {
        var text = Conv(channels: 1, filters: 1, Language.English);
        Assert.Contains("row 1, column 1 of the filter, counted from 1; its address, counted from 0, is 0.weight[0,0,0,0]", text, StringComparison.Ordinal);
        Assert.Contains("row 1, column 1 of the picture, counted from 1; its address, counted from 0, is input[0,0,0,0]", text, StringComparison.Ordinal);
        Assert.DoesNotContain("neuron", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Filters_and_channels_are_counted_too()
    {
        var text = Conv(channels: 2, filters: 2, Language.English);
        Assert.Contains("filter 2, channel 1, row 1, column 1, counted from 1; its address, counted from 0, is 0.weight[1,0,0,0]", text, StringComparison.Ordinal);
        Assert.Contains("channel 1, row 1, column 1 of the picture", text, StringComparison.Ordinal);
        Assert.Contains("filter 1, counted from 1; its address, counted from 0, is 0.bias[0]", text, StringComparison.Ordinal);
        Assert.Contains("channel 1, counted from 1; its address, counted from 0, is ", text, StringComparison.Ordinal);
        Assert.Contains("第 2 个卷积核、第 1 个通道、第 1 行、第 1 列（从 1 开始计）；其地址为 0.weight[1,0,0,0]（从 0 开始计）", Conv(2, 2, Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_optimizer_makes_of_a_filter_is_no_picture()
    {
        var model = new Sequential(new Conv2d(1, 1, 2)).To(DType.Float64);
        var explanation = Explanation.Of(new(model, new HalfSquaredError()), Some.Tensor([1, 1, 3, 3]), Some.Tensor([1, 1, 2, 2]), ["0.weight[0,0,1,0]"], new Adam(0.1));
        Assert.Equal(["0.weight[0,0,1,0]", "input[0,0,0,0]"], explanation.Indexed.Select(indexed => indexed.Address).Take(2));
        Assert.DoesNotContain(explanation.Indexed, indexed => indexed.Quantity.Letter.Role == Role.Moment);
        Assert.Single(explanation.Indexed, indexed => indexed.Quantity.Letter.Role == Role.Weight);
    }

    private static string Conv(int channels, int filters, Language language)
    {
        var model = new Sequential(new Conv2d(channels, filters, 2), new BatchNorm2d(filters)).To(DType.Float64);
        return Explanation.Of(new(model, new HalfSquaredError()), Some.Tensor([1, channels, 3, 3]), Some.Tensor([1, filters, 2, 2]), [$"0.weight[{filters - 1},0,0,0]"], options: new() { Everything = true }).As(ExplanationFormat.Text, language, width: 1000);
    }
}
