using ChainRule.Diagnoses;
using ChainRule.Workbench.Tests.WorkedExamples;

namespace ChainRule.Workbench.Tests.Diagnoses;

/// <summary>docs/diagnoses.md says what the rules say. CHAINRULE_WRITE_DOCS=1 writes it instead.</summary>
public sealed class IllnessPageTests
{
    private static readonly string File = Path.Combine(Examples.Root, "docs", "diagnoses.md");

    [Fact]
    public void The_page_is_what_the_rules_say()
    {
        if (Environment.GetEnvironmentVariable("CHAINRULE_WRITE_DOCS") == "1")
            System.IO.File.WriteAllText(File, IllnessPage.Write());
        Assert.Equal(IllnessPage.Write(), System.IO.File.ReadAllText(File).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Codes_are_unique_and_cells_stay_in_their_columns()
    {
        Assert.Equal(Illnesses.All.Count, Illnesses.All.DistinctBy(illness => illness.Code).Count());
        foreach (var illness in Illnesses.All)
            Assert.All([illness.Name, illness.Rule, illness.Reason, illness.Meaning, illness.Advice], text => Assert.DoesNotContain('|', text.English + text.Chinese));
    }
}
