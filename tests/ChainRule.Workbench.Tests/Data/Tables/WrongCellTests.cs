using ChainRule.Data;
using ChainRule.Tests;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Columns;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Tests.Data.Tables;

public sealed class WrongCellTests : IDisposable
{
    private const string Nine = "a,b,y\n1,2,p\n1,3,q\n1,4,p\n1,2,q\n1,3,p\n1,4,q\n1,2,p\n1,3,q\n1,4,p\n";
    private const string Trained = "size,colour,kind\n1,red,cat\n3,green,dog\n5,red,cat\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Nine + "1,abc,q\n", "column \"b\": it holds 9 numbers and 1 other cell: abc (1); use --missing-words \"abc\" if that means no value, --kind \"b=word\" if the column holds words, or --ignore \"b\" to leave it out")]
    [InlineData(Nine + "1,1e999,q\n", "line 11, column \"b\": \"1e999\" does not fit in a 32-bit number; write a number below 3.4e38, or leave the cell empty")]
    [InlineData(Nine + "1,inf,q\n", "line 11, column \"b\": \"inf\" does not fit in a 32-bit number; write a number below 3.4e38, or leave the cell empty")]
    [InlineData(Nine + "1,,q\n", "line 11, column \"b\": there is no value here; fill it in, or use --missing mean or --missing drop")]
    [InlineData(Nine + "1,2,?\n", "line 11, column \"y\": \"?\" means that the target has no value here (--missing-words sets these words); fill it in, or use --missing drop to leave such rows out")]
    [InlineData("a,y\n1,p\n2,p\n", "column \"y\": all rows have the class \"p\"; at least two classes are needed")]
    [InlineData("a,y\n1,7\n2,7\n", "column \"y\": all rows have the class \"7\"; at least two classes are needed")]
    [InlineData("a,b,y\n1e-320,1,p\n2e-320,2,q\n", "column \"a\": its numbers differ too little to be told apart; write them in another unit, or leave the column out with --ignore")]
    [InlineData("a;y\n1,5;p\n2,5;q\n", "line 2, column \"a\": \"1,5\" is a number with a comma; write numbers with a decimal point and no other mark, or use --decimal , if the comma is the decimal mark")]
    [InlineData("y\n1\n2\n", "there is only one column; inputs and a target need at least two; is the separator right?")]
    [InlineData("a,y\n1,2\n", "one row is left to train on; training needs at least two")]
    public void A_table_that_cannot_be_learnt_is_refused(string text, string message) =>
        Refuses(message, () => Preparation.Fit(Read(text)));

    [Fact]
    public void An_unknown_target_is_refused_with_the_columns() =>
        Refuses("there is no column \"kin\"; the columns are size, colour, kind", () => Preparation.Fit(Read(Trained), new() { Targets = ["kin"] }));

    [Theory]
    [InlineData("size,colour\n2,red\n3.4e38,red\n", "line 3, column \"size\": \"3.4e38\" is too far from the training data: numbers around 3 with a deviation of 1.63; correct it, or leave the cell empty")]
    [InlineData("size,colour\n2,red\nbig,red\n", "line 3, column \"size\": \"big\" is not a number; write a number with a decimal point, or leave the cell empty")]
    [InlineData("size,colour\n2,red\n,red\n", "line 3, column \"size\": there is no value here; fill it in, or train with --missing mean or --missing drop")]
    [InlineData("size,color\n2,red\n", "the column \"colour\" is missing; the model was trained on size, colour to predict kind")]
    public void Rows_to_predict_that_do_not_fit_are_refused(string text, string message) =>
        Refuses(message, () => Preparation.Fit(Read(Trained)).ApplyInputs(Read(text)));

    [Fact]
    public void Classes_that_did_not_occur_are_refused_and_counted()
    {
        Refuses("line 3, column \"kind\": the class of 1 row did not occur in training: cow (1); the known classes are cat, dog; correct the cell or remove the row, or train again with rows of this class", () => Preparation.Fit(Read(Trained)).Apply(Read("size,colour,kind\n2,red,cat\n2,red,cow\n")));
        Refuses("line 2, column \"kind\": the classes of 3 rows did not occur in training: cow (2), hen (1); the known classes are cat, dog; correct the cells or remove the rows, or train again with rows of these classes", () => Preparation.Fit(Read(Trained)).Apply(Read("size,colour,kind\n2,red,hen\n2,red,cow\n2,red,cat\n2,red,cow\n")));
    }

    [Fact]
    public void Mean_puts_in_the_training_mean_and_the_most_frequent_word()
    {
        var preparation = Preparation.Fit(Read("a,b,y\n1,u,p\n3,v,q\n,v,p\n5,,q\n"), new(Missing: MissingPolicy.Mean));
        var (inputs, rows) = preparation.ApplyInputs(Read("a,b\nNA,?\n1,v\n"));
        Assert.Equal([0f, 0, 1], inputs.Span<float>()[..3].ToArray());
        Assert.Equal(2, rows.Count);
    }

    [Fact]
    public void Mean_makes_up_no_target() =>
        Refuses("line 3, column \"y\": the target has no value here; fill it in, or use --missing drop to leave such rows out", () => Preparation.Fit(Read("a,y\n1,p\n2,\n3,q\n"), new(Missing: MissingPolicy.Mean)));

    [Fact]
    public void Drop_leaves_rows_out_and_says_which_are_left()
    {
        var table = Read("a,b,y\n1,u,p\n,v,q\n3,v,\n5,u,q\n");
        var preparation = Preparation.Fit(table, new(Missing: MissingPolicy.Drop));
        Assert.Equal(new NumberColumn("a", 3, 2), preparation.Columns[0]);
        Assert.Equal([0L, 1], preparation.Apply(table).Targets.Span<long>().ToArray());
        Assert.Equal([0, 2, 3], preparation.ApplyInputs(table).Rows);
    }

    [Fact]
    public void No_row_left_to_train_on_is_refused() =>
        Refuses("no row is left to train on: each lacks a value; fill some in, or leave columns out with --ignore", () => Preparation.Fit(Read("a,b,y\n1,,p\n,2,q\n"), new(Missing: MissingPolicy.Drop)));

    [Fact]
    public void One_class_left_to_train_on_is_refused() =>
        Refuses("column \"y\": all rows left to train on have the class \"p\"; at least two classes are needed", () => Preparation.Fit(Read("a,y\n1,p\n2,p\n,q\n"), new(Missing: MissingPolicy.Drop)));

    [Fact]
    public void Penguins_are_refused_until_the_policy_is_named()
    {
        var table = Table.Read(SharedData.Path("tabular", "penguins.csv"));
        var fault = Assert.Throws<InputException>(() => Preparation.Fit(table, new() { Targets = ["species"] }));
        Assert.EndsWith("penguins.csv, line 5, column \"bill_length_mm\": there is no value here; fill it in, or use --missing mean or --missing drop", fault.Message, StringComparison.Ordinal);
        Assert.Equal(333, Preparation.Fit(table, new(MissingPolicy.Drop) { Targets = ["species"] }).Apply(table).Count);
        Assert.Equal(344, Preparation.Fit(table, new(MissingPolicy.Mean) { Targets = ["species"] }).Apply(table).Count);
    }

    private void Refuses(string message, Action action)
    {
        var fault = Assert.Throws<InputException>(action);
        Assert.Equal(message, fault.Message[(_folder.File("t.csv").Length + 2)..]);
    }

    private Table Read(string text) => Table.Read(_folder.Write("t.csv", text));
}
