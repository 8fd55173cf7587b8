using ChainRule.Data;

namespace ChainRule.Tests.Data;

public sealed class PrintableTests
{
    [Theory]
    [InlineData("häng 训练 [1] 👩‍🔬", "häng 训练 [1] 👩‍🔬")]
    [InlineData("\u001b[31mred\a", "�[31mred�")]
    [InlineData("a\nb\r\tc\u007f", "a�b��c�")]
    [InlineData("\u009b2J\u0085", "�2J�")]
    [InlineData("gnp\u202eexe\u2066\u200f\u061c\u2028", "gnp�exe����")]
    public void What_could_steer_a_terminal_is_replaced(string text, string shown) => Assert.Equal(shown, Printable.Text(text));

    [Fact]
    public void Marks_of_direction_in_JSON_are_escapes() =>
        Assert.Equal("""{"n":"gnp\u202Eexe\u2066 训练"}""", Printable.Json("{\"n\":\"gnp\u202eexe\u2066 训练\"}"));

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "ab…efg")]
    [InlineData("abcdefgh", 5, "ab…gh")]
    public void The_middle_of_a_long_text_is_left_out(string text, int longest, string shown) => Assert.Equal(shown, Printable.Short(text, longest));
}
