using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Tests.Texts;

public class RangeTextTests
{
    [Theory]
    [InlineData(new[] { 4.3, 7.9, 6.0 }, "4.3 to 7.9, mean 6.0667")]
    [InlineData(new[] { 1700000000.0, 1700000003.0 }, "1700000000 to 1700000003, mean 1700000001.5")]
    [InlineData(new[] { -311046.5, -311021.5 }, "−311046.5 to −311021.5, mean −311034")]
    [InlineData(new[] { 0.123456, 0.1234561 }, "0.123456 to 0.1234561, mean 0.12345605")]
    [InlineData(new[] { 1700000000.0, 1700000000.0 }, "1700000000 to 1700000000, mean 1700000000")]
    [InlineData(new[] { 0.0, 0.0 }, "0 to 0, mean 0")]
    [InlineData(new[] { 1e-9, 1.3e-9 }, "1E−09 to 1.3E−09, mean 1.15E−09")]
    public void Digits_tell_the_least_from_the_greatest(double[] numbers, string text) =>
        Assert.Equal(text, RangeText.Of(numbers));
}
