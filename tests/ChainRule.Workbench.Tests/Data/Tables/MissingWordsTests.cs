using ChainRule.Data;
using ChainRule.Tests;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Data.Tables.Reading;

namespace ChainRule.Workbench.Tests.Data.Tables;

public sealed class MissingWordsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("na")]
    [InlineData("N/A")]
    [InlineData("n/a")]
    [InlineData("#N/A")]
    [InlineData("<NA>")]
    [InlineData("NaN")]
    [InlineData("-nan")]
    [InlineData("NULL")]
    [InlineData("\\N")]
    [InlineData("#DIV/0!")]
    [InlineData("#VALUE!")]
    public void Some_words_mean_no_value_in_any_column(string word)
    {
        var table = Read($"size,colour\n1,red\n{word},{word}\n2.5,blue\n");
        Assert.Equal((ColumnKind.Numbers, ColumnKind.Words), (table.KindOf(0), table.KindOf(1)));
        Assert.Equal((true, true), (table.IsMissing(1, 0), table.IsMissing(1, 1)));
        Assert.Equal([0, 2], table.CompleteRows());
    }

    [Theory]
    [InlineData("-")]
    [InlineData("--")]
    [InlineData(".")]
    [InlineData("None")]
    [InlineData("nil")]
    [InlineData("Missing")]
    public void Others_do_so_among_numbers_and_dates_and_are_words_among_words(string word)
    {
        var table = Read($"size,sign,empty,day\n1,+,{word},2024-01-31\n{word},{word},{word},{word}\n2.5,+,{word},2024-02-01\n");
        Assert.Equal((ColumnKind.Numbers, ColumnKind.Words, ColumnKind.Nothing), (table.KindOf(0), table.KindOf(1), table.KindOf(2)));
        Assert.Equal((true, false, true, true), (table.IsMissing(1, 0), table.IsMissing(1, 1), table.IsMissing(1, 2), table.IsMissing(1, 3)));
        Assert.Equal([$"column \"sign\" holds words, and {word} (1) is read as one of them; use --missing-words \"{word}\" if that means no value", $"{word} (5) means a missing value; --missing-words sets these words"], table.Notes);
    }

    [Fact]
    public void The_words_may_be_said_and_an_empty_cell_is_missing_still()
    {
        var table = Read("region,code,x\nNA,-999,1\nEU,5,\nn.k.,6,2\n", new() { MissingWords = ["N.K.", "-999"] });
        Assert.Equal((false, true), (table.IsMissing(0, 0), table.IsMissing(2, 0)));
        Assert.Equal((true, false), (table.IsMissing(0, 1), table.IsMissing(1, 1)));
        Assert.True(table.IsMissing(1, 2));
        Assert.False(Read("a,b\n-,x\n1,y\n", new() { MissingWords = ["NA"] }).IsMissing(0, 0));
    }

    [Fact]
    public void A_model_keeps_the_words_that_it_was_trained_with()
    {
        var options = new TableOptions { MissingWords = ["none"], Decimal = ',' };
        var trained = Preparation.FromJson(Preparation.Fit(Read("region;x;y\nNA;1,5;p\nEU;2,5;q\n", options)).ToJson(), "m");
        Assert.Equal(["none"], trained.MissingWords);
        var (inputs, _) = trained.ApplyInputs(Read("x;region\n2,5;NA\n", new TableOptions().LikeThatOf(trained)));
        Assert.Equal([0f, 1, 1], inputs.Span<float>().ToArray());
        Assert.Equal('.', new TableOptions { Decimal = '.' }.LikeThatOf(trained).Decimal);
    }

    [Fact]
    public void What_was_a_word_in_training_is_one_in_a_single_row()
    {
        var trained = Preparation.Fit(Read("sign,x,y\n+,1,p\n-,2,q\n-,3,q\n"));
        var table = Read("sign,x\n-,1\n", new TableOptions().LikeThatOf(trained));
        Assert.False(table.IsMissing(0, 0));
        Assert.Equal([0f, 1], trained.ApplyInputs(table).Inputs.Span<float>()[..2].ToArray());
        var fault = Assert.Throws<InputException>(() => trained.ApplyInputs(Read("sign,x\n-,-\n", new TableOptions().LikeThatOf(trained))));
        Assert.Contains("line 2, column \"x\": \"-\" means that there is no value here (--missing-words sets these words); fill it in, or train with --missing mean", fault.Message, StringComparison.Ordinal);
    }

    private Table Read(string text, TableOptions? options = null) => Table.Read(_folder.Write("t.csv", text), options);
}
