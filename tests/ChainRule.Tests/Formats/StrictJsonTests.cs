using System.Text;
using ChainRule.Data;
using ChainRule.Formats;

namespace ChainRule.Tests.Formats;

public sealed class StrictJsonTests
{
    [Fact]
    public void A_byte_order_mark_of_UTF8_is_passed_over()
    {
        using var document = StrictJson.Parse("\uFEFF{\"a\": 1}"u8.ToArray(), "x.json");
        Assert.Equal(1, document.RootElement.GetProperty("a").GetInt32());
    }

    [Fact]
    public void UTF16_is_refused()
    {
        foreach (var encoding in (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            AssertRefused([.. encoding.GetPreamble(), .. encoding.GetBytes("{}")], "x.json: the text is UTF-16; save it as UTF-8");
            AssertRefused(encoding.GetBytes("{}"), "x.json: the text is UTF-16; save it as UTF-8");
        }
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused() =>
        AssertRefused([(byte)'"', 0xFF, (byte)'"'], "x.json: the text is not valid UTF-8; save it as UTF-8");

    [Theory]
    [InlineData("", "line 1, column 1: this is not JSON: it is empty")]
    [InlineData("{\n  \"a\": x\n}", "line 2, column 8: this is not JSON: 'x' is not expected here")]
    [InlineData("{\"a\": 1,}", "line 1, column 9: this is not JSON: there is a comma before the closing bracket")]
    [InlineData("{\"a\": NaN}", "line 1, column 7: this is not JSON: JSON has no NaN and no infinity")]
    [InlineData("{} {}", "line 1, column 4: this is not JSON: '{' is not expected here")]
    [InlineData("[1, 2", "line 1, column 6: this is not JSON: it ends too early: a bracket, a quote or a value is not complete")]
    [InlineData("[\"ab", "line 1, column 5: this is not JSON: it ends too early: a bracket, a quote or a value is not complete")]
    [InlineData("[1, 2,]", "line 1, column 7: this is not JSON: there is a comma before the closing bracket")]
    [InlineData("{'a': 1}", "line 1, column 2: this is not JSON: a string needs double quotes")]
    [InlineData("[1, // one\n2]", "line 1, column 5: this is not JSON: JSON has no comments")]
    [InlineData("[\"a\nb\"]", "line 1, column 4: this is not JSON: a string contains a line break or another control character")]
    [InlineData("[1, é]", "line 1, column 5: this is not JSON: 'é' is not expected here")]
    [InlineData("{\n\"\\ud800\": 1}", "line 2: a string has an unpaired surrogate escape; write the character itself")]
    public void Text_that_is_not_JSON_is_refused(string text, string message) =>
        AssertRefused(Encoding.UTF8.GetBytes(text), "x.json, " + message);

    [Fact]
    public void Depth_is_bounded() =>
        AssertRefused(
            Encoding.UTF8.GetBytes(new string('[', 65)),
            "x.json, line 1, column 65: this is not JSON: arrays and objects are nested more than 64 deep");

    [Fact]
    public void The_number_of_values_is_bounded() =>
        AssertRefused(Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat('1', 2_000_000))}]"), "x.json: the JSON has more than 2000000 names, values and brackets");

    private static void AssertRefused(byte[] text, string message) =>
        Assert.Equal(message, Assert.Throws<InputException>(() => StrictJson.Parse(text, "x.json")).Message);
}
