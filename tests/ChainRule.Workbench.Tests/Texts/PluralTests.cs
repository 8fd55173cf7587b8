using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Tests.Texts;

public sealed class PluralTests
{
    [Theory]
    [InlineData(0, "row", null, "0 rows")]
    [InlineData(1, "row", null, "1 row")]
    [InlineData(12000, "row", null, "12,000 rows")]
    [InlineData(1, "class", null, "1 class")]
    [InlineData(2, "class", null, "2 classes")]
    [InlineData(2, "row lacks", "rows lack", "2 rows lack")]
    public void A_noun_follows_its_count(long count, string one, string? many, string text) => Assert.Equal(text, Plural.Of(count, one, many));
}
