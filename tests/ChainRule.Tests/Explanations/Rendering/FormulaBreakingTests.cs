using ChainRule.Explanations.Rendering;

namespace ChainRule.Tests.Explanations.Rendering;

public sealed class FormulaBreakingTests
{
    [Fact]
    public void A_short_sum_stays_whole() => Assert.Equal(["a + b - c"], FormulaBreaking.Latex.Break("a + b - c", 5));

    [Fact]
    public void A_long_one_is_broken_before_signs() => Assert.Equal(["a + b", "- c + d"], FormulaBreaking.Latex.Break("a + b - c + d", 4));

    [Theory]
    [InlineData("w·x + b − c", 9, "w·x + b", "− c")]
    [InlineData("0.5·((a − t)² + (b − u)²)", 20, "0.5·((a − t)²", "+ (b − u)²)")]
    [InlineData("∂L/∂z·∂z/∂a·∂a/∂w", 12, "∂L/∂z·∂z/∂a", "·∂a/∂w")]
    [InlineData("f(a + b) + c", 5, "f(a", "+ b)", "+ c")]
    [InlineData("1/6·(|a − t| + |b − u|)", 16, "1/6·(|a − t|", "+ |b − u|)")]
    [InlineData("unbreakable", 3, "unbreakable")]
    public void Text_is_broken_where_the_fewest_brackets_are(string formula, int width, params string[] parts) =>
        Assert.Equal(parts, FormulaBreaking.Text.Break(formula, width));

    [Fact]
    public void What_stands_in_brackets_stays_together() =>
        Assert.Equal([@"2 \cdot \left(a + b\right)", @"+ \frac{a + b}{c}"], FormulaBreaking.Latex.Break(@"2 \cdot \left(a + b\right) + \frac{a + b}{c}", 3));
}
