using ChainRule.Explanations;
using ChainRule.Expressions;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Tensors;

namespace ChainRule.Tests.Explanations.Derivations;

public sealed class AbbreviationTests
{
    private static readonly double[] Weights = [.. Enumerable.Range(0, 10).Select(i => i < 5 ? 0 : i - 4.0)];

    [Fact]
    public void The_explained_parameters_term_stays_though_it_is_the_smallest()
    {
        var explanation = Explain(new() { MostTerms = 3 });
        Assert.Equal(["z = w₂·x₂ + w₉·x₉ + w₁₀·x₁₀ + ⋯"], explanation.Lines(SectionKind.Forward));
        Assert.Equal(["⋯ stands for 8 more terms, 5 of them 0."], explanation.Remarks("z(0)[0,0]"));
    }

    [Fact]
    public void Terms_that_are_0_are_counted_and_left_out_first()
    {
        var explanation = Explain(new() { MostTerms = 6 });
        Assert.Equal(["z = w₂·x₂ + w₆·x₆ + w₇·x₇ + w₈·x₈ + w₉·x₉ + w₁₀·x₁₀ + ⋯"], explanation.Lines(SectionKind.Forward));
        Assert.Equal(["⋯ stands for 5 terms that are 0."], explanation.Remarks("z(0)[0,0]"));
        Assert.Equal(["⋯ 表示 5 个为 0 的项。"], explanation.Remarks("z(0)[0,0]", Language.Chinese));
    }

    [Fact]
    public void Everything_is_written_where_it_is_asked_for()
    {
        var explanation = Explain(new() { MostTerms = 1, MostSteps = 1, Everything = true });
        Assert.DoesNotContain("⋯", explanation.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, explanation.Omitted);
    }

    private static Explanation Explain(ExplanationOptions options) =>
        Worked.Explain([new Linear(10, 1)], [Weights, [0]], [.. Enumerable.Repeat(1.0, 10)], Tensor.From([0.0], 1, 1), new HalfSquaredError(), ["0.weight[0,1]"], options: options);
}
