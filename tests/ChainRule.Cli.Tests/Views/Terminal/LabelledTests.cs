using ChainRule.Cli.Views;
using Spectre.Console;

namespace ChainRule.Cli.Tests.Views;

public sealed class LabelledTests
{
    [Fact]
    public void What_is_too_long_goes_on_below_as_far_indented() => Assert.Equal(
        ["network    linear 16, tanh,", "           linear 2"],
        Written(31, "network    ", Labelled.Listed(["linear 16", "tanh", "linear 2"])));

    [Fact]
    public void A_piece_that_no_line_holds_is_broken_between_its_words() =>
        Assert.Equal(["a one two three four", "  five"], Written(22, "a ", ["one two three four five"]));

    [Fact]
    public void Chinese_letters_take_two_columns_and_no_blank_follows_their_marks() =>
        Assert.Equal(["发现 损失上升了，现为 2", "     倍，不再下降。"], Written(25, "发现 ", ["损失上升了，", "现为", "2", "倍，", "不再下降。"]));

    [Fact]
    public void A_wide_terminal_is_not_filled() => Assert.All(Written(1000, "a ", Enumerable.Repeat("word", 100)), line => Assert.InRange(line.Length, 1, 80));

    private static string[] Written(int width, string label, IEnumerable<string> pieces)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = width;
        console.WriteLabelled(label, pieces);
        return text.ToString().TrimEnd().Split('\n');
    }
}
