using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Tests;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Columns;
using ChainRule.Workbench.Data.Tables.Dates;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Tests.Data.Tables.Columns;

public sealed class TimeColumnTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("08:30", "08:30:00")]
    [InlineData("8:30", "08:30:00")]
    [InlineData("23:15:00", "23:15:00")]
    [InlineData("23:15:00.5", "23:15:00.5")]
    [InlineData("6:30 PM", "18:30:00")]
    [InlineData("6pm", "18:00:00")]
    [InlineData("24:30", null)]
    [InlineData("75:10", null)]
    [InlineData("8.30", null)]
    public void Times_are_read(string text, string? time)
    {
        Assert.Equal(time is not null, TimeText.TryRead(text, out var read));
        if (time is not null)
            Assert.Equal(TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture), read);
    }

    [Fact]
    public void A_time_becomes_its_place_in_the_day()
    {
        var table = Read("at,y\n00:00,1.5\n06:00,2.5\n12:00,3.5\n18:00,4.25\n");
        var inputs = Preparation.Fit(table).Apply(table).Inputs;
        Assert.Equal(new Shape(4, 2), inputs.Shape);
        Assert.All(inputs.ToDoubles().Zip([0.0, 1, 1, 0, 0, -1, -1, 0]), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Fact]
    public void Times_that_were_not_in_training_are_taken_and_missing_ones_are_zeros()
    {
        var preparation = Preparation.Fit(Read("at,y\n08:30,1.5\n9:30,2.5\n-,3.5\n"), new(MissingPolicy.Mean));
        Assert.Equal([new TimeColumn("at")], Preparation.FromJson(preparation.ToJson(), "x").Columns);
        Assert.Equal([0, -1, 0, 0], preparation.ApplyInputs(Read("at\n12:00\n-\n")).Inputs.ToDoubles().Select(number => Math.Round(number, 6)));
        Assert.EndsWith("line 2, column \"at\": \"noon\" is not a time of day; write it like 18:30, leave the cell empty, or use --missing-words \"noon\" if that means no value", Assert.Throws<InputException>(() => preparation.ApplyInputs(Read("at\nnoon\n"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_are_no_target_and_are_described()
    {
        var table = Read("a,at\n1,10:15\n2,9:30\n3,23:00\n");
        Assert.EndsWith("column \"at\": the target holds times of day, which are neither numbers nor classes; choose another column with --target, or use --kind class if each of them is a class", Assert.Throws<InputException>(() => Preparation.Fit(table)).Message, StringComparison.Ordinal);
        Assert.Equal(["at", "times of day", "0", "9:30 to 23:00", "█▁▁▁▁▁▁▅"], DataDescription.Of(new TableData("t", table)).Rows[1]);
    }

    [Fact]
    public void What_they_are_taken_for_is_told() =>
        Assert.Equal(
            ["predicts y, a number, from 1 column (2 inputs)", "columns at (times of day, 2 inputs)", "a time of day becomes its place in the day, as sine and cosine"],
            PreparationLines.Of(Preparation.Fit(Read("at,y\n08:30,1.5\n9:30,2.5\n")), withOptions: false).Select(line => string.Join(' ', line.Pieces.Prepend(line.Label)).Trim()));

    private Table Read(string text) => Table.Read(_folder.Write("t.csv", text));
}
