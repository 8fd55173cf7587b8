using ChainRule.Data;
using ChainRule.Tests;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Columns;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Tests.Data.Tables.Columns;

public sealed class ColumnChoiceTests : IDisposable
{
    private static readonly string Passengers = Rows("id,name,code,empty,age,class,fare", 12, row => $"{row + 1},name {row},{700 + row * 3 % 12},,{row * 7 % 5},{"pqr"[row % 3]},{row * row / 8.0}");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Names_numbers_of_rows_and_empty_columns_are_left_out_with_a_word()
    {
        var preparation = Preparation.Fit(Read(Passengers));
        Assert.Equal(["code", "age", "class"], preparation.Columns.Select(column => column.Name));
        Assert.Equal(["id (numbers the rows)", "name (words hardly repeat: 12 in 12 rows)", "empty (no value in any row)"], preparation.LeftOut!.Select(column => column.ToString()));
        Assert.Equal(preparation.LeftOut, Preparation.FromJson(preparation.ToJson(), "x").LeftOut);
    }

    [Theory]
    [InlineData("id", true)]
    [InlineData("customer_id", true)]
    [InlineData("PassengerId", true)]
    [InlineData("Unnamed: 0", true)]
    [InlineData("", true)]
    [InlineData("paid", false)]
    [InlineData("size", false)]
    public void Whole_numbers_that_all_differ_are_identifiers_where_they_are_called_so(string name, bool isLeftOut)
    {
        var preparation = Preparation.Fit(Read(Rows($"{name},a,y", 8, row => $"{100 + row * 5 % 8},{row % 3},{row / 4.0}")));
        Assert.Equal(isLeftOut, preparation.LeftOut is not null);
    }

    [Fact]
    public void What_counts_the_rows_is_taken_where_nothing_else_is_there() =>
        Assert.Equal(["x"], Preparation.Fit(Read(Rows("x,y", 9, row => $"{row},{row * row / 2.0}"))).Columns.Select(column => column.Name));

    [Fact]
    public void A_year_counts_no_rows() =>
        Assert.Equal(2, Preparation.Fit(Read(Rows("year,a,y", 9, row => $"{1990 + row},{row % 4},{row / 2.0}"))).Columns.Count);

    [Fact]
    public void Columns_that_are_named_are_taken_all_the_same()
    {
        var preparation = Preparation.Fit(Read(Passengers), new() { Columns = ["name,id", "age"] });
        Assert.Equal(["id", "name", "age"], preparation.Columns.Select(column => column.Name));
        Assert.Null(preparation.LeftOut);
    }

    [Fact]
    public void Columns_to_ignore_may_lack_values_and_need_not_be_there_to_predict()
    {
        var preparation = Preparation.Fit(Read("a,b,y\n1,,0.5\n2,3,1.5\n4,,2.5\n"), new() { Ignore = ["b"] });
        Assert.Equal(["a"], preparation.Columns.Select(column => column.Name));
        Assert.Equal([0], preparation.ApplyInputs(Read("a\n7\n")).Rows);
    }

    [Fact]
    public void Columns_to_ignore_do_not_drop_rows() =>
        Assert.Equal(new NumberColumn("a", 2, 1), Preparation.Fit(Read("a,b,y\n1,,0.5\n3,,1.5\n,4,2.5\n"), new(Missing: MissingPolicy.Drop) { Ignore = ["b"] }).Columns[0]);

    [Fact]
    public void The_last_column_that_is_not_ignored_is_the_target() =>
        Assert.Equal(["class"], Preparation.Fit(Read(Passengers), new() { Ignore = ["fare"] }).Target.Names);

    [Fact]
    public void A_name_may_hold_commas()
    {
        var table = Read("\"last, first\",a,\"y, or not\"\n1,2,0.5\n2,3,1.5\n4,4,2.5\n");
        Assert.Equal("a", Preparation.Fit(table, new() { Ignore = ["last, first"] }).Columns.Single().Name);
        Assert.IsType<WordColumn>(Preparation.Fit(table, new() { Kinds = ["last, first=word", "a=number,number"] }).Columns[0]);
    }

    [Theory]
    [InlineData("nope", "", "", ": there is no column \"nope\"; the columns are id, name, code, empty, age, class, fare")]
    [InlineData("", "age,nope", "", ": there is no column \"nope\"; the columns are id, name, code, empty, age, class, fare")]
    [InlineData("age", "age", "", ", column \"age\": it is in both --columns and --ignore; remove it from one of them")]
    [InlineData("fare", "", "", ": no column is left to learn from; ignore fewer columns with --ignore, or choose others with --columns")]
    [InlineData("", "code,age,class,id", "", ": no column is left to learn from: name (words hardly repeat: 12 in 12 rows), empty (no value in any row); name those to use anyway with --columns")]
    [InlineData("", "", "nope=word", ": there is no column \"nope\"; the columns are id, name, code, empty, age, class, fare")]
    [InlineData("", "", "age=class", ", column \"age\": --kind is \"class\"; an input column can be number, word, hash, date, dmy, mdy or time")]
    [InlineData("", "", "fare=date", ", column \"fare\": --kind is \"date\"; the target can be class, number or label")]
    [InlineData("", "", "1", ", column \"fare\": --kind is \"1\"; the target can be class, number or label")]
    [InlineData("", "", "class=number", ", line 2, column \"class\": \"p\" is not a number; write a number with a decimal point, or leave the cell empty")]
    [InlineData("", "", "class=date", ", line 2, column \"class\": \"p\" is not a date; write it like 2024-01-31, leave the cell empty, or use --missing-words \"p\" if that means no value")]
    public void What_cannot_be_is_refused(string columns, string ignored, string kinds, string message)
    {
        var options = new PreparationOptions { Columns = Texts(columns), Ignore = Texts(ignored), Kinds = Texts(kinds) };
        var fault = Assert.Throws<InputException>(() => Preparation.Fit(Read(Passengers), options));
        Assert.Equal(_folder.File("t.csv") + message, fault.Message);
    }

    [Fact]
    public void A_said_kind_goes_before_what_is_found()
    {
        var preparation = Preparation.Fit(Read(Passengers), new() { Kinds = ["age=word,id=number", "class"], Missing = MissingPolicy.Refuse });
        Assert.Equal(["id", "code", "age", "class"], preparation.Columns.Select(column => column.Name));
        Assert.Equal(["0", "1", "2", "3", "4"], Assert.IsType<WordColumn>(preparation.Columns[2]).Words);
        Assert.NotNull(preparation.Classes);
    }

    private static string[] Texts(string text) => text.Length == 0 ? [] : [text];

    private static string Rows(string header, int count, Func<int, FormattableString> row) =>
        string.Concat(Enumerable.Range(0, count).Select(i => FormattableString.Invariant(row(i))).Prepend(header).Select(line => line + "\n"));

    private Table Read(string text) => Table.Read(_folder.Write("t.csv", text));
}
