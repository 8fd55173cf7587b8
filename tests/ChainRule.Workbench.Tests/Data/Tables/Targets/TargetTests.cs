using ChainRule.Data;
using ChainRule.Tests;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Targets;

namespace ChainRule.Workbench.Tests.Data.Tables.Targets;

public sealed class TargetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("007,010,100", "007 010 100")]
    [InlineData("1,01,2", "01 1 2")]
    [InlineData("10,9,1.0", "1.0 9 10")]
    [InlineData("1.0,2.0,0.0", "0.0 1.0 2.0")]
    public void Classes_keep_their_spelling_in_the_order_of_their_values(string labels, string classes) =>
        Assert.Equal(classes.Split(' '), Classes(labels, new()));

    [Fact]
    public void Versions_are_as_many_classes_as_spellings() =>
        Assert.Equal(["1.1", "1.10", "1.2"], Classes("1.1,1.10,1.2", new(Kind: TargetKind.Class)));

    [Theory]
    [InlineData("1,2", "1.0", 0)]
    [InlineData("1.0,2.0", "2", 1)]
    [InlineData("007,010", "7", 0)]
    [InlineData("1,01,2", "01", 0)]
    [InlineData("1,01,2", "2.0", 2)]
    [InlineData("1,01,2", "1.0", null)]
    public void Another_spelling_is_understood_where_it_is_one_class_alone(string labels, string met, int? place)
    {
        var preparation = Preparation.Fit(Table(labels), new(Kind: TargetKind.Class));
        var table = Read($"a,y\n1,{met}\n");
        if (place is { } known)
            Assert.Equal(known, preparation.Apply(table).Targets.Value(0));
        else
            Assert.Contains($"line 2, column \"y\": the class of 1 row did not occur in training: {met} (1); the known classes are ", Assert.Throws<InputException>(() => preparation.Apply(table)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-01-01", "the target holds dates, which are neither numbers nor classes; choose another column with --target, or use --kind class if each of them is a class")]
    [InlineData("row", "there is nothing to predict here (words hardly repeat: 8 in 8 rows); choose another column with --target, or use --kind class if it is one")]
    [InlineData("", "there is nothing to predict here (numbers the rows); choose another column with --target, or use --kind number or --kind class if it is one")]
    public void Dates_and_identifiers_are_no_targets(string begin, string message)
    {
        var isDate = begin.StartsWith('2');
        var table = Read("a,y\n" + string.Concat(Enumerable.Range(0, 8).Select(i => $"{i % 3},{(isDate ? begin : begin + i)}\n")));
        Assert.EndsWith($"column \"y\": {message}", Assert.Throws<InputException>(() => Preparation.Fit(table)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_numbers_of_many_values_are_measured()
    {
        var table = Read("a,y\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i % 3},{i * 7 % 30}\n")));
        Assert.IsType<NumberTargets>(Preparation.Fit(table).Target);
    }

    [Fact]
    public void Codes_with_zeros_before_them_are_classes_however_many() =>
        Assert.Equal(30, Preparation.Fit(Read("a,y\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i % 3},{i * 7 % 30:000}\n")))).Classes!.Count);

    private IReadOnlyList<string> Classes(string labels, PreparationOptions options) => Preparation.Fit(Table(labels), options).Classes!;

    private Table Table(string labels) =>
        Read("a,y\n" + string.Concat(Enumerable.Repeat(labels.Split(','), 3).SelectMany(three => three).Select((label, i) => $"{i % 2},{label}\n")));

    private Table Read(string text) => Workbench.Data.Tables.Table.Read(_folder.Write("t.csv", text));
}
