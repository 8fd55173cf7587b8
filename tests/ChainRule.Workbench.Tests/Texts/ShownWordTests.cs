using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Tests.Texts;

public class ShownWordTests
{
    [Fact]
    public void A_word_stands_on_one_line() => Assert.Equal("one⏎two⏎⏎three", ShownWord.Of("one\r\ntwo\n\nthree"));

    [Fact]
    public void A_long_word_ends_in_dots()
    {
        Assert.Equal(new string('a', 60), ShownWord.Of(new string('a', 60)));
        Assert.Equal(new string('a', 59) + "…", ShownWord.Of(new string('a', 61)));
    }

    [Fact]
    public void No_letter_is_cut_in_two() =>
        Assert.Equal(new string('a', 58) + "…", ShownWord.Of(new string('a', 58) + "😀😀😀"));
}
