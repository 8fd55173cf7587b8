using System.Globalization;
using ChainRule.Workbench.PlainCode;

namespace ChainRule.Workbench.Tests.PlainCode;

public sealed class CSharpTests
{
    [Theory]
    [InlineData(1, "1.0")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1e300, "1E+300")]
    [InlineData(0.1, "0.1")]
    [InlineData(double.NaN, "double.NaN")]
    [InlineData(double.NegativeInfinity, "double.NegativeInfinity")]
    public void A_number_reads_back_as_the_same_double(double number, string text)
    {
        Assert.Equal(text, CSharp.Number(number));
        if (double.IsFinite(number))
            Assert.Equal(BitConverter.DoubleToInt64Bits(number), BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void No_text_leaves_its_literal_or_its_comment()
    {
        Assert.Equal("\"a\\\"b\\\\ \\u000a\\u2028\\u00fc\"", CSharp.Word("a\"b\\ \n\u2028ü"));
        Assert.Equal("a } b } c } d } ü", CSharp.Comment("a\n} b\u2028} c\u0085} d\u2029} ü"));
        Assert.Equal("&lt;/summary> &amp; ]", CSharp.Documentation("</summary>\r& ]"));
    }
}
