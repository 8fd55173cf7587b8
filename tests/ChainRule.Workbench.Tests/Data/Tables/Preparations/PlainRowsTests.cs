using ChainRule.Data;
using ChainRule.Models;
using ChainRule.Tensors;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Networks;

namespace ChainRule.Workbench.Tests.Data.Tables.Preparations;

public sealed class PlainRowsTests
{
    private const string Text = "a,b,kind\n1,200,0\n3,-4,1\n5,6,0\n";

    [Fact]
    public void Numbers_stay_as_they_are_in_the_order_of_the_columns()
    {
        var rows = Of(Text, Model("cross_entropy", "linear 2", [2])).Apply(Table(Text));
        Assert.Equal([1, 200, 3, -4, 5, 6], rows.Inputs.ToDoubles());
        Assert.Equal([0, 1, 0], rows.Targets.ToDoubles());
        Assert.Equal(["0", "1"], rows.Classes!);
    }

    [Fact]
    public void A_row_fills_a_sample_of_any_shape_also_when_saved()
    {
        var preparation = Preparation.FromJson(Of("a,b,c,d,y\n1,2,3,4,9\n5,6,7,8,9\n", Model("mse", "flatten, linear 1", [1, 2, 2])).ToJson(), "m");
        Assert.Equal(new Shape(2, 1, 2, 2), preparation.Apply(Table("a,b,c,d,y\n1,2,3,4,9\n5,6,7,8,9\n")).Inputs.Shape);
    }

    [Fact]
    public void The_target_may_be_missing_where_only_inputs_are_needed() =>
        Assert.Equal(2, Of("a,b\n1,2\n3,4\n", Model("mse", "linear 1", [2]), target: PlainTarget.Optional).Columns.Count);

    [Theory]
    [InlineData("a,b,kind\n1,x,0\n2,y,1\n", "mse", "linear 1", "the column b does not hold numbers")]
    [InlineData("a,b,c,kind\n1,1,1,0\n2,2,2,1\n", "mse", "linear 1", "the model takes 2 numbers, but there are 3 columns for them: a, b, c (target kind)")]
    [InlineData("a,b,kind\n1,1,ant\n2,2,bee\n", "cross_entropy", "linear 2", "it holds ant, bee, but the model's classes are 0, 1")]
    [InlineData("a,b,kind\n1,1,ant\n2,2,bee\n", "mse", "linear 1", "it does not hold numbers, which the model predicts")]
    public void What_does_not_fit_is_refused_by_name(string text, string loss, string layers, string problem) =>
        Assert.Contains(problem, Assert.Throws<InputException>(() => Of(text, Model(loss, layers, [2]))).Message, StringComparison.Ordinal);

    private static Preparation Of(string text, Model model, PlainTarget target = PlainTarget.Known) => PlainRows.Of(Table(text), model, new(), target);

    private static Table Table(string text) => Workbench.Data.Tables.Table.Parse(System.Text.Encoding.UTF8.GetBytes(text), "t.csv");

    private static Model Model(string loss, string layers, Shape input) => ComposedNetwork.Of("composed", input, new() { Layers = layers, Loss = loss });
}
