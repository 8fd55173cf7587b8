using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Tests.Texts;

public class ListingTests
{
    [Theory]
    [InlineData(2, "a, b")]
    [InlineData(3, "a, b, c")]
    [InlineData(5, "a, b, c and 2 more")]
    public void The_first_ones_are_named(int count, string text) =>
        Assert.Equal(text, Listing.Of([.. "abcdefg"[..count].Select(letter => letter.ToString())], most: 3));
}
