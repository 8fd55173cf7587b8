using ChainRule.Explanations.Rendering;

namespace ChainRule.Tests.Explanations.Rendering;

public sealed class LatexBreakingTests
{
    [Fact]
    public void A_short_sum_stays_whole() => Assert.Equal(["a + b - c"], LatexBreaking.Break("a + b - c", 5));

    [Fact]
    public void A_long_one_is_broken_before_signs() => Assert.Equal(["a + b", "- c + d"], LatexBreaking.Break("a + b - c + d", 4));

    [Fact]
    public void What_stands_in_brackets_stays_together() =>
        Assert.Equal([@"2 \cdot \left(a + b\right)", @"+ \frac{a + b}{c}"], LatexBreaking.Break(@"2 \cdot \left(a + b\right) + \frac{a + b}{c}", 3));
}
