using ChainRule.Data;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Tables.Columns;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Weights;
using ChainRule.Workbench.Tests.Data.Tables;

namespace ChainRule.Workbench.Tests.Data.Weights;

public sealed class RowWeightsTests
{
    [Fact]
    public void Training_rows_have_their_weights_and_the_column_is_no_input()
    {
        var data = new TableData("t.csv", TextTables.Of("a,w,b,y", 40, row => $"{row + 0.5},{row % 4},{row % 7},{row / 8.0}")).Split(new(0.25, Preparation: new() { Weight = "w" }));
        Assert.Equal(["a", "b"], data.Preparation!.Columns.Select(column => column.Name));
        Assert.Contains("in the loss, rows count by the column \"w\"; 10 rows have the weight 0 and are left out", data.Notes);
        Assert.Equal((22, 8), (data.Sets.Train.Count, data.Sets.Validation!.Count));
        Assert.Null(data.Sets.Validation.Weights);
        var (inputs, column) = (data.Sets.Train.ToDataset().Inputs, (NumberColumn)data.Preparation.Columns[0]);
        Assert.Equal(
            Enumerable.Range(0, 22).Select(sample => (float)(Math.Floor(inputs.Value(2 * sample) * column.StandardDeviation + column.Mean + 0.01) % 4)),
            data.Sets.Train.Weights!.Span<float>().ToArray());
    }

    [Theory]
    [InlineData("-1", "line 3, column \"w\": the weight is -1; write how much the row counts: 0 or more")]
    [InlineData("", "line 3, column \"w\": the weight has no value here; write how much the row counts: 0 or more")]
    [InlineData("0", "column \"w\": all weights are 0; give some rows a weight above 0")]
    public void Wrong_weights_are_refused(string weight, string fault)
    {
        var table = TextTables.Read($"a,w,y\n1,0,1.5\n2,{weight},2\n3,0,1\n");
        Assert.Equal($"t.csv, {fault}", Assert.Throws<InputException>(() => RowWeights.Of(table, new() { Weight = "w" })!.Counting([0, 1, 2])).Message);
    }

    [Fact]
    public void A_weight_is_neither_target_nor_input()
    {
        var table = TextTables.Read("a,w,y\n1,1,1.5\n2,2,2\n");
        Assert.Equal("t.csv, column \"y\": it is both the target and the weight; choose another column with --target or --weight", Fault(new() { Weight = "y" }));
        Assert.Equal("t.csv, column \"w\": it is in both --columns and --weight; remove it from one of them", Fault(new() { Weight = "w", Columns = ["a,w"] }));
        Assert.StartsWith("t.csv: there is no column \"v\"", Fault(new() { Weight = "v" }), StringComparison.Ordinal);

        string Fault(PreparationOptions options) => Assert.Throws<InputException>(() => RowWeights.Of(table, options)).Message;
    }
}
