using ChainRule.Data;

namespace ChainRule.Tests.Data;

public sealed class PixelValuesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(3 * 256 + 17)]
    public void Every_byte_is_divided_by_255(int count)
    {
        var pixels = Enumerable.Range(0, count).Select(i => (byte)(i * 7)).ToArray();
        var numbers = new float[count];
        PixelValues.ToNumbers(pixels, numbers);
        Assert.Equal(pixels.Select(pixel => pixel / 255f), numbers);
    }
}
