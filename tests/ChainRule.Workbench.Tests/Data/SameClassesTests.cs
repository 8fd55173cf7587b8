using ChainRule.Data;
using ChainRule.Workbench.Data;

namespace ChainRule.Workbench.Tests.Data;

public sealed class SameClassesTests
{
    private static readonly string[] Names = ["shirt", "bag", "boot"];
    private static readonly string[] Numbers = ["0", "1", "2"];

    [Fact]
    public void Equal_names_and_none_are_nothing_to_speak_of()
    {
        Assert.Null(SameClasses.Check("d", Names, Names));
        Assert.Null(SameClasses.Check("d", null, Names));
        Assert.Null(SameClasses.Check("d", Names, null));
    }

    [Fact]
    public void Numbers_stand_for_names_and_names_for_numbers()
    {
        Assert.Equal("the classes 0 to 2 of d are read as shirt, bag, boot, in this order", SameClasses.Check("d", Numbers, Names));
        Assert.Equal("the classes shirt, bag, boot of d are read as 0 to 2, in this order", SameClasses.Check("d", Names, Numbers));
    }

    [Fact]
    public void Other_names_and_more_numbers_are_refused()
    {
        foreach (var classes in (string[][])[["bag", "shirt", "boot"], ["0", "1"], ["0", "1", "2", "3"], ["1", "2", "3"]])
            Assert.EndsWith("; the model's classes are shirt, bag, boot", Assert.Throws<InputException>(() => SameClasses.Check("d", classes, Names)).Message, StringComparison.Ordinal);
    }
}
