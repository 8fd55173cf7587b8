using ChainRule.Data;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Columns;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Series;
using ChainRule.Workbench.Data.Tables.Targets;

namespace ChainRule.Workbench.Tests.Data.Tables.Series;

public sealed class WindowsTests
{
    private static readonly Table Rising = TextTables.Of("a,y", 30, row => $"{row % 5},{10 + row * row / 4.0}");

    [Fact]
    public void A_sample_is_the_rows_before_its_row_the_earliest_first()
    {
        var preparation = Of(new(2, 3));
        var samples = preparation.Apply(Rising, [3, 4, 9]);
        Assert.Equal([4, 9], preparation.RowsWithTarget(Rising, [3, 4, 9]));
        float[] expected = [0, 10, 1, 10.25f, 0, 16.25f, 1, 19];
        foreach (var (wanted, found) in expected.Zip(WithoutScale(preparation, samples.Inputs.Span<float>().ToArray())))
            Assert.Equal(wanted, found, 1e-3f);
        Assert.Equal([14, 30.25], ((NumberTargets)preparation.Target).ToOriginalUnit(samples.Targets).ToDoubles().Select(number => Math.Round(number, 3)));
    }

    [Fact]
    public void Rows_that_follow_the_table_are_forecast()
    {
        var (inputs, rows) = Of(new(2, 3)).ApplyInputs(Rising, [28, 29, 30, 31, 32]);
        Assert.Equal([28, 29, 30, 31, 32], rows);
        Assert.Equal(4, inputs.Shape[1]);
    }

    [Fact]
    public void A_missing_value_spoils_the_windows_that_hold_it_and_no_others()
    {
        var holes = TextTables.Of("a,y", 12, row => $"{(row == 5 ? "" : $"{row % 3}")},{row * row / 4.0}");
        var preparation = Preparation.Fit(holes, new(MissingPolicy.Drop) { Windows = new(2) });
        Assert.Equal([2, 3, 4, 5, 8, 9, 10, 11], preparation.RowsWithTarget(holes));
        Assert.Equal([2, 3, 4, 5, 8, 9, 10, 11], preparation.ApplyInputs(holes).Rows);
        Assert.Throws<InputException>(() => Preparation.Fit(holes, new() { Windows = new(2) }));
        Assert.Equal(10, Preparation.Fit(holes, new(MissingPolicy.Mean) { Windows = new(2) }).Apply(holes).Count);
    }

    [Fact]
    public void They_are_kept_with_the_model_and_old_models_have_none()
    {
        var preparation = Of(new(2, 3, "a"));
        var json = preparation.ToJson();
        Assert.Equal(preparation.Windows, Preparation.FromJson(json, "m").Windows);
        Assert.Null(Preparation.FromJson(Preparation.Fit(Rising).ToJson(), "m").Windows);
        Assert.DoesNotContain("windows", Preparation.Fit(Rising).ToJson(), StringComparison.Ordinal);
        Assert.Throws<InputException>(() => Preparation.FromJson(json.Replace("\"length\":2", "\"length\":0", StringComparison.Ordinal), "m"));
        Assert.Equal(["a, 4 rows before", "y, 4 rows before", "a, 3 rows before", "y, 3 rows before"], preparation.InputNames);
    }

    [Fact]
    public void What_was_fitted_is_that_of_the_rows_before_the_border()
    {
        var data = new TableData("t.csv", Rising).Split(new(0.2, Preparation: new() { Windows = new(4) }));
        Assert.Equal((16, 6), (data.Sets.Train.Count, data.Sets.Validation!.Count));
        Assert.Equal([24, 25, 26, 27, 28, 29], data.Judged.Rows!);
        Assert.Equal(Enumerable.Range(0, 20).Average(row => 10 + row * row / 4.0), ((NumberColumn)data.Preparation!.Columns[1]).Mean, 1e-9);
        Assert.Equal(((NumberColumn)data.Preparation.Columns[1]).Mean, ((NumberTargets)data.Preparation.Target).Numbers[0].Mean);
    }

    [Theory]
    [InlineData("a=word", "y", "")]
    [InlineData("y=class", "y", "t.csv, column \"y\": a time series predicts numbers, and --kind says otherwise; leave it out of --kind, or leave --window out")]
    [InlineData("", "word", "t.csv, column \"word\": a time series predicts numbers, and this holds words; choose another column with --target, or leave --window out")]
    public void A_series_predicts_numbers(string kind, string target, string fault)
    {
        var table = TextTables.Of("a,word,y", 12, row => $"{row % 3},{"pq"[row % 2]},{row % 4}");
        var options = new PreparationOptions { Windows = new(2), Targets = [target], Kinds = kind.Length == 0 ? [] : [kind] };
        if (fault.Length == 0)
            Assert.IsType<NumberTargets>(Preparation.Fit(table, options).Target);
        else
            Assert.Equal(fault, Assert.Throws<InputException>(() => Preparation.Fit(table, options)).Message);
    }

    private static Preparation Of(Windowing windows) => Preparation.Fit(Rising, new() { Windows = windows });

    private static float[] WithoutScale(Preparation preparation, float[] inputs) =>
        [.. inputs.Select((x, i) => (NumberColumn)preparation.Columns[i % 2] is var column ? (float)(x * column.StandardDeviation + column.Mean) : 0)];
}
