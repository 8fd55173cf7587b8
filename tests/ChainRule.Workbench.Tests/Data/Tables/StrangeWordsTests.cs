using ChainRule.Data;
using ChainRule.Tests;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Reading;
using ChainRule.Workbench.Data.Tables.Targets;

namespace ChainRule.Workbench.Tests.Data.Tables;

public sealed class StrangeWordsTests : IDisposable
{
    private const string Ignore = "--kind \"size=word\" if the column holds words, or --ignore \"size\" to leave it out";
    private const string Classes = "or --kind class if the cells name classes";
    private const string Remedy = "; use --missing-words \"n.k.\" if that means no value, ";

    // 40 different numbers, and n.k. in every fifth row.
    private static readonly string Sizes = "size,kind\n" + string.Concat(Enumerable.Range(0, 50).Select(i => FormattableString.Invariant($"{(i % 5 == 0 ? "n.k." : $"{i}.5")},{"ab"[i % 2]}\n")));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Numbers_with_a_strange_word_are_numbers_and_refused_with_the_word_and_its_count()
    {
        var table = Read(Sizes);
        const string Problem = " holds 40 numbers and 10 other cells: n.k. (10)";
        Assert.Equal(ColumnKind.Numbers, table.KindOf(0));
        Assert.Equal(["column \"size\": it" + Problem + Remedy + Ignore], table.Notes);
        Refuses("column \"size\": it" + Problem + Remedy + Ignore, () => Preparation.Fit(table));
        Refuses("column \"size\": it" + Problem + Remedy + Classes, () => Preparation.Fit(table, new() { Targets = ["size"] }));
        Refuses("column \"size\": it" + Problem + Remedy + Classes, () => Preparation.Fit(table, new(Kind: TargetKind.Number) { Targets = ["size"] }));
    }

    [Fact]
    public void The_words_to_say_go_beside_those_that_mean_no_value_already() =>
        Assert.Contains("use --missing-words \"n.k.,NA\" if that means no value", Read(Sizes + "NA,a\n1,NA\n").Notes[0], StringComparison.Ordinal);

    [Fact]
    public void The_word_may_be_said_to_mean_no_value()
    {
        var table = Read(Sizes, new() { MissingWords = ["n.k."] });
        Assert.Equal(40, Preparation.Fit(table, new(Missing: MissingPolicy.Drop)).Apply(table).Count);
    }

    [Fact]
    public void A_target_may_be_said_to_hold_classes_all_the_same()
    {
        var table = Read("a,b\n" + string.Concat(Enumerable.Range(0, 22).Select(i => $"{i},{(i > 19 ? "x" : i % 2)}\n")));
        Assert.Equal(["0", "1", "x"], Preparation.Fit(table, new(Kind: TargetKind.Class)).Classes);
    }

    [Theory]
    [InlineData("1.5 2.5 3.5 4.5 abc", ColumnKind.Numbers)]
    [InlineData("1 1 1 1 1 1 1 1 1 x", ColumnKind.Numbers)]
    [InlineData("1 1 1 1 1 1 1 1 x x", ColumnKind.Words)]
    [InlineData("0 1 2 3+ 0 1 2 3+ 0 1 2 0", ColumnKind.Words)]
    [InlineData("1 2 A B 1 2 A B 1 A", ColumnKind.Words)]
    [InlineData("A1 17 B7 12 C3 9", ColumnKind.Words)]
    [InlineData("1 2 3 4 5 6 7 8 9 10 11 12 K PK 1 2 3 4 5 6 7 8 9 10 11 12 K PK", ColumnKind.Numbers)]
    public void Few_strange_words_among_many_numbers_are_told_from_codes(string cells, ColumnKind kind) =>
        Assert.Equal(kind, Read("a,b\n" + string.Concat(cells.Split(' ').Select(cell => $"{cell},2\n"))).KindOf(0));

    [Fact]
    public void Numbers_and_words_that_are_taken_for_words_are_said() =>
        Assert.Equal(
            ["column \"children\" is read as words, since besides 4 numbers it holds 3+ (2); use --missing-words \"3+\" if that means no value, --kind \"children=word\" if the column holds words, or --ignore \"children\" to leave it out"],
            Read("children,y\n0,p\n1,q\n0,p\n3+,q\n3+,p\n1,q\n").Notes);

    [Theory]
    [InlineData(null, "1,5", "\"1,5\" is a number with a comma; write numbers with a decimal point and no other mark, or use --decimal , if the comma is the decimal mark")]
    [InlineData(',', "1.5", "\"1.5\" is a number with a point; write numbers with a decimal comma and no other mark, or use --decimal . if the point is the decimal mark")]
    [InlineData(',', "1.234,5", "\"1.234,5\" is a number with a point; write numbers with a decimal comma and no other mark, or use --decimal . if the point is the decimal mark")]
    public void Numbers_with_another_mark_are_refused_in_inputs_and_target(char? mark, string number, string message)
    {
        var table = Read($"a;y\n{number};p\n{number};q\n", new() { Decimal = mark });
        Assert.Equal("column \"a\": " + message, table.Notes[0]);
        Refuses("line 2, column \"a\": " + message, () => Preparation.Fit(table));
        Refuses("line 2, column \"a\": " + message, () => Preparation.Fit(table, new() { Targets = ["a"] }));
    }

    [Theory]
    [InlineData("1,234", true)]
    [InlineData("-1,234,567.8", true)]
    [InlineData("12,34,567", true)]
    [InlineData("1,3,2024", false)]
    [InlineData("1,2,3", false)]
    [InlineData("12,345,67", false)]
    public void Commas_mark_thousands_where_three_digits_follow_the_last(string text, bool isNumber) =>
        Assert.Equal(isNumber, Cell.IsNumberWithOtherMarks(text, '.'));

    [Fact]
    public void A_date_with_points_is_no_number_where_a_comma_is_the_decimal_mark() =>
        Assert.Empty(Read("day;y\n1.3.2024;1,5\n14.3.2024;2,5\n", new() { Decimal = ',' }).Notes);

    [Fact]
    public void Words_in_two_cases_are_two_and_that_is_said()
    {
        var table = Read("a,b\nTRUE,x\ntrue,y\nFALSE,x\n");
        Assert.Equal(["column \"a\" holds TRUE and true, which differ only in case: they are different words; write them alike if they mean the same"], table.Notes);
    }

    [Fact]
    public void A_comma_may_be_the_decimal_mark()
    {
        foreach (var text in (string[])["a;y\n1,5;-2,25e1\n3;4\n", "a\ty\n1,5\t-2,25e1\n3\t4\n", "1,5|-2,25e1\n3|4\n"])
        {
            var table = Read(text, new() { Decimal = ',' });
            Assert.Equal((1.5, -22.5, 3.0), (table.Number(0, 0), table.Number(0, 1), table.Number(1, 0)));
        }
    }

    private void Refuses(string message, Action action) =>
        Assert.Equal(message, Assert.Throws<InputException>(action).Message[(_folder.File("t.csv").Length + 2)..]);

    private Table Read(string text, TableOptions? options = null) => Table.Read(_folder.Write("t.csv", text), options);
}
