using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Tests;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Targets;

namespace ChainRule.Workbench.Tests.Data.Tables.Targets;

public sealed class NumberTargetsTests : IDisposable
{
    private const string Rows = "when,a,sum,difference,kind,code\n1,2,3,-1,p,007\n2,0,20,-2,q,010\n4,2,31,2,p,007\n5,1,46,4,q,010\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Far_from_0_predictions_keep_their_digits()
    {
        var target = new NumberTargets([new("when", Mean: 1_700_000_050, StandardDeviation: 32)]);
        var times = target.ToOriginalUnit(Tensor.From([-0.5f, 0.0078125f], 2, 1));
        Assert.Equal([1_700_000_034, 1_700_000_050.25], times.ToDoubles());
    }

    [Fact]
    public void Each_column_has_a_mean_and_a_deviation_of_its_own()
    {
        var targets = new NumberTargets([new("big", Mean: 1000, StandardDeviation: 100), new("small", Mean: 1, StandardDeviation: 0.5)]);
        Assert.Equal([1100, 0.5, 800, 2], targets.ToOriginalUnit(Tensor.From([1f, -1, -2, 2], 2, 2)).ToDoubles());
        var table = Read("x,big,small\n1,1100,0.5\n2,800,2\n");
        Assert.Equal([1, -1, -2, 2], targets.Apply(table, [1, 2], [0, 1]).ToDoubles());
    }

    [Theory]
    [InlineData("sum,difference", "sum difference", "when,a,kind,code")]
    [InlineData("difference|sum,difference", "difference sum", "when,a,kind,code")]
    [InlineData("sum", "sum", "when,a,difference,kind,code")]
    public void Several_columns_of_numbers_are_predicted_together(string texts, string names, string inputs)
    {
        var preparation = Preparation.Fit(Read(Rows), new() { Targets = texts.Split('|') });
        Assert.Equal(names.Split(' '), Assert.IsType<NumberTargets>(preparation.Target).Names);
        Assert.Equal(inputs.Split(','), preparation.Columns.Select(column => column.Name));
        Assert.Equal(new Shape(4, names.Split(' ').Length), preparation.Apply(Read(Rows)).Targets.Shape);
        Assert.Equal(preparation.ToJson(), Preparation.FromJson(preparation.ToJson(), "x").ToJson());
    }

    [Theory]
    [InlineData("sum,kind", null, "column \"kind\": it holds classes, and several targets must all be numbers; predict it alone, with --target \"kind\", or remove it from --target")]
    [InlineData("code,sum", null, "column \"code\": it holds classes, and several targets must all be numbers; predict it alone, with --target \"code\", or remove it from --target, or use --kind \"code=number\"")]
    [InlineData("sum,a", "a=class", "column \"a\": it holds classes, and several targets must all be numbers; predict it alone, with --target \"a\", or remove it from --target")]
    [InlineData("sum,a", "class", "column \"sum\": it holds classes, and several targets must all be numbers; predict it alone, with --target \"sum\", or remove it from --target")]
    [InlineData("sum,other", null, "there is no column \"other\"; the columns are when, a, sum, difference, kind, code")]
    public void Classes_are_not_predicted_beside_others(string targets, string? kind, string message)
    {
        var options = new PreparationOptions { Targets = [targets], Kinds = kind is null ? [] : [kind] };
        Assert.EndsWith(message, Assert.Throws<InputException>(() => Preparation.Fit(Read(Rows), options)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code=number")]
    [InlineData("number")]
    public void Codes_can_be_said_to_be_numbers(string kind) =>
        Assert.Equal(["code", "a"], Preparation.Fit(Read(Rows), new() { Targets = ["code,a"], Kinds = [kind] }).Target.Names);

    [Fact]
    public void A_row_that_lacks_one_of_them_is_refused_or_left_out()
    {
        var table = Read("x,y,z\n1,2.5,3\n2,,4\n3,4.5,5\n4,1,7.5\n");
        Assert.EndsWith("line 3, column \"y\": the target has no value here; fill it in, or use --missing drop to leave such rows out", Assert.Throws<InputException>(() => Preparation.Fit(table, new() { Targets = ["y", "z"] })).Message, StringComparison.Ordinal);
        Assert.Equal(3, Preparation.Fit(table, new(MissingPolicy.Drop) { Targets = ["y", "z"] }).Apply(table).Count);
    }

    private Table Read(string text) => Table.Read(_folder.Write("t.csv", text));
}
