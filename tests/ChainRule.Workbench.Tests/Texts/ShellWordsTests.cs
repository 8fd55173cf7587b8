using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Tests.Texts;

public sealed class ShellWordsTests
{
    [Fact]
    public void Only_words_that_a_shell_would_change_stand_in_quotes() =>
        Assert.Equal("a/b-c.csv --row 3 'it'\\''s' 'x y' '0.bias[1]' ''", ShellWords.Join(["a/b-c.csv", "--row", "3", "it's", "x y", "0.bias[1]", ""]));
}
