using ChainRule.Data;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Targets;

namespace ChainRule.Workbench.Tests.Data.Tables.Targets;

public sealed class LabelTargetsTests
{
    private static readonly Table Days = TextTables.Read("a,wet,cold,level\n1,yes,0,0\n2,No,1,1\n3,no,1,2\n4,YES,0,1\n");

    [Theory]
    [InlineData("wet,cold", "", "label")]
    [InlineData("cold,level", "", "number")]
    [InlineData("a,cold", "", "number")]
    [InlineData("cold,wet", "label", "label")]
    [InlineData("cold,level", "number", "number")]
    public void Columns_that_all_say_yes_or_no_are_labels(string targets, string kind, string expected) =>
        Assert.Equal(expected, Fit(targets, kind) is LabelTargets ? "label" : "number");

    [Fact]
    public void One_can_say_that_0_and_1_are_numbers()
    {
        var table = TextTables.Read("a,b,c\n1,0,1\n2,1,1\n3,0,0\n");
        Assert.IsType<LabelTargets>(Preparation.Fit(table, new() { Targets = ["b", "c"] }).Target);
        Assert.IsType<NumberTargets>(Preparation.Fit(table, new() { Targets = ["b", "c"], Kinds = ["b=number"] }).Target);
        Assert.IsType<ClassTarget>(Preparation.Fit(table, new() { Targets = ["b"], Kind = TargetKind.Class }).Target);
    }

    [Fact]
    public void Rows_are_0_and_1_however_they_are_spelt()
    {
        var target = Fit("wet,cold", "");
        Assert.Equal(["wet", "cold"], target.Names);
        Assert.Equal([1, 0, 0, 1, 0, 1, 1, 0], target.Apply(Days, [1, 2], [0, 1, 2, 3]).ToDoubles());
        Assert.Equal([1], [.. target.Apply(TextTables.Read("x,wet,cold\n1,Yes,1.0\n"), [1, 2], [0]).ToDoubles().Distinct()]);
        Assert.Equal("t.csv, line 2, column \"wet\": \"maybe\" is neither No nor yes; correct the cell, or remove the row",
            Assert.Throws<InputException>(() => target.Apply(TextTables.Read("x,wet,cold\n1,maybe,1\n2,no,0\n"), [1, 2], [0])).Message);
    }

    [Theory]
    [InlineData("wet,level", "label", "column \"level\": it does not hold both yes and no, as 1 and 0 or words that say so; leave it out of --target, or leave label out of --kind")]
    [InlineData("wet", "label", "column \"wet\": labels are several columns, each of which is yes or no; name them all with --target, or use --kind class")]
    [InlineData("wet,level", "", "column \"wet\": it holds classes, and several targets must all be numbers; predict it alone, with --target \"wet\", or remove it from --target")]
    public void What_cannot_be_labels_is_refused(string targets, string kind, string fault) =>
        Assert.Equal($"t.csv, {fault}", Assert.Throws<InputException>(() => Fit(targets, kind)).Message);

    [Fact]
    public void They_are_kept_with_the_model()
    {
        var preparation = Preparation.Fit(Days, new() { Targets = ["wet", "cold"] });
        var back = (LabelTargets)Preparation.FromJson(preparation.ToJson(), "m").Target;
        Assert.Equal(((LabelTargets)preparation.Target).Labels, back.Labels);
        Assert.Throws<InputException>(() => Preparation.FromJson(preparation.ToJson().Replace("\"yes\":\"1\"", "\"yes\":\"0\"", StringComparison.Ordinal), "m"));
    }

    private static PreparedTarget Fit(string targets, string kind) =>
        Preparation.Fit(Days, new() { Targets = [targets], Kinds = kind.Length == 0 ? [] : [kind] }).Target;
}
