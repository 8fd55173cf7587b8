using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Tests.WorkedExamples;

namespace ChainRule.Workbench.Tests.Data.Pictures;

/// <summary>docs/pictures.md lists the changes that there are.</summary>
public sealed class PicturesPageTests
{
    [Fact]
    public void The_page_lists_every_change()
    {
        var page = File.ReadAllText(Path.Combine(Examples.Root, "docs", "pictures.md")).ReplaceLineEndings("\n");
        Assert.Contains(string.Concat(AugmentationReading.Known.Select(change => $"| `{change.Form}` | {change.Meaning} |\n").Prepend("| change | does to a picture |\n| --- | --- |\n")) + "\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_change_is_made_with_its_usual_number() =>
        Assert.Equal(AugmentationReading.Known.Select(change => change.Make(change.Usual ?? 0)), AugmentationReading.Read(string.Join(',', AugmentationReading.Known.Select(change => change.Name)), [1, 28, 28]).Changes);
}
