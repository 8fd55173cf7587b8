using ChainRule.Explanations.Rendering;
using ChainRule.Expressions;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Optimizers;
using ChainRule.Tensors;

namespace ChainRule.Tests.Explanations.Rendering.Pages.Parts;

public sealed class StepSentenceTests
{
    private const string TooLong = "The step went down the loss's slope, so it was too long.";
    private const string Elsewhere = "The step did not go down the loss's slope";
    private const string Overshoots = "the learning rate is too large for this curve";
    private const string NotDown = "That is not down the slope";

    [Fact]
    public void A_step_down_the_slope_that_rises_was_too_long() => Says(Write(0, 1, new Sgd(3)), [TooLong, Overshoots], [Elsewhere, NotDown]);

    // The decay is larger than the slope, or all there is.
    [Theory]
    [InlineData(1.00001)]
    [InlineData(1)]
    public void A_step_that_decay_leads_uphill_was_not(double target) =>
        Says(Write(1, target, new Adam(1e-6, weightDecay: 0.1)), [Elsewhere, NotDown], [TooLong, Overshoots]);

    [Fact]
    public void In_chinese_too()
    {
        Says(Write(0, 1, new Sgd(3), Language.Chinese), ["步长过大", "学习率过大"], ["并未沿", "并不是沿"]);
        Says(Write(1, 1.00001, new Adam(1e-6, weightDecay: 0.1), Language.Chinese), ["并未沿", "并不是沿"], ["步长过大", "学习率过大"]);
    }

    [Fact]
    public void A_step_that_falls_is_that_of_all_parameters() =>
        Says(Write(0, 1, new Sgd(0.5)), ["The step of all parameters takes the loss from 0.5 to 0.125: it falls by 0.375."], [TooLong, Elsewhere, Overshoots, NotDown]);

    private static void Says(string text, string[] wanted, string[] unwanted)
    {
        Assert.All(wanted, part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.All(unwanted, part => Assert.DoesNotContain(part, text, StringComparison.Ordinal));
    }

    // L = ½(w − t)²
    private static string Write(double weight, double target, Optimizer optimizer, Language language = Language.English) =>
        Worked.Explain([new Linear(1, 1, LinearBias.None)], [[weight]], [1], Tensor.From([target], 1, 1), new HalfSquaredError(), ["0.weight"], optimizer, new() { Descent = true })
            .As(ExplanationFormat.Text, language, width: 1000);
}
