using ChainRule.Tests;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Tests.Data.Tables.Preparations;

public sealed class PreparationLinesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("y", "predicts y, 2 classes (p, q), from 1 column (change it with --target)")]
    [InlineData("a", "predicts a, 3 classes (1, 2, 3), from 1 column (2 inputs) (change it with --target or --kind number)|columns y (words, 2 inputs)")]
    public void It_is_told_what_is_predicted_and_how_to_say_otherwise(string target, string lines) =>
        Assert.Equal(lines.Split('|'), Lines("a,y\n1,p\n2,q\n3,p\n1,q\n2,p\n3,q\n", new() { Targets = [target] }, withOptions: true));

    [Theory]
    [InlineData("sum,difference", "predicts sum and difference, 2 numbers, from 2 columns (change them with --target)")]
    [InlineData("b,sum,difference", "predicts b, sum and difference, 3 numbers, from 1 column (change them with --target)")]
    public void Several_targets_are_named(string targets, string line) =>
        Assert.Equal([line], Lines("a,b,sum,difference\n1,2,3,-1\n2,1,3,1\n1,1,2,0\n4,1,5,3\n", new() { Targets = [targets] }, withOptions: true));

    [Fact]
    public void Words_dates_and_what_is_left_out_are_told() =>
        Assert.Equal(
            [
                "predicts y, a number, from 3 columns (15 inputs)",
                "columns when (dates, 12 inputs), colour (words, 2 inputs)",
                "a date becomes the day's number, the day of the week (7 inputs) and, as sine and cosine, the place in the year and in the day",
                "left out name (words hardly repeat: 6 in 6 rows)",
            ],
            Lines("when,colour,name,a,y\n" + string.Concat(Enumerable.Range(1, 6).Select(i => $"2024-01-0{i} 12:00,{(i % 2 == 0 ? "red" : "blue")},name {i},{i * i},{i}.5\n")), new(), withOptions: false));

    [Fact]
    public void One_number_in_two_spellings_is_told() =>
        Assert.Contains("01 and 1 are the same number; each spelling is a class of its own", Lines("a,y\n1,1\n2,01\n1,1\n2,01\n", new(), withOptions: false));

    private IEnumerable<string> Lines(string text, PreparationOptions options, bool withOptions) =>
        PreparationLines.Of(Preparation.Fit(Table.Read(_folder.Write("t.csv", text)), options), withOptions).Select(line => string.Join(' ', line.Pieces.Prepend(line.Label)).Trim());
}
