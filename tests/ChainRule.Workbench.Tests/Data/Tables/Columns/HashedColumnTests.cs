using ChainRule.Data;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Columns;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Tests.Data.Tables.Columns;

public sealed class HashedColumnTests
{
    // Of FNV-1a and the end of MurmurHash3, as Python computes them.
    [Theory]
    [InlineData("", 0xab3e7c0bu)]
    [InlineData("a", 0x1a80b1b3u)]
    [InlineData("Zürich", 0xad5bb597u)]
    public void A_word_has_the_same_hash_everywhere(string word, uint hash) => Assert.Equal(hash, WordHash.Of(word));

    [Fact]
    public void A_word_is_1_or_minus_1_at_one_of_the_inputs()
    {
        var column = new HashedColumn("city", 8, "Rome");
        var table = TextTables.Of("city,y", 60, row => $"word{row},1.5");
        var inputs = Enumerable.Range(0, 60).Select(row =>
        {
            var cells = new float[8];
            column.Write(table, row, 0, cells);
            return cells;
        }).ToList();
        Assert.All(inputs, cells => Assert.Equal(1, cells.Sum(Math.Abs)));
        Assert.All(Enumerable.Range(0, 8), place => Assert.Equal([-1f, 0, 1], inputs.Select(cells => cells[place]).Distinct().Order()));
        Assert.True(column.Knows("never seen"));
    }

    [Fact]
    public void Many_words_are_hashed_and_few_are_not()
    {
        Assert.IsType<WordColumn>(Fit(100).Columns[0]);
        var hashed = Assert.IsType<HashedColumn>(Fit(101).Columns[0]);
        Assert.Equal((128, "w0"), (hashed.Width, hashed.MostFrequent));
        Assert.Equal(128, Fit(101, "city=hash").Columns[0].Width);
        Assert.Equal(101, Fit(101, "city=word").Columns[0].Width);
        Assert.IsType<HashedColumn>(Fit(3, "city=hash").Columns[0]);
    }

    [Fact]
    public void It_is_told_once_with_how_to_say_otherwise()
    {
        var table = Cities(150);
        Assert.Contains("column \"city\" holds 150 different words and is hashed into 128 inputs, which words may share; use --kind \"city=word\" for an input for each word", new PreparationPlan(table, new()).Notes());
        Assert.DoesNotContain(new PreparationPlan(table, new() { Kinds = ["city=hash"] }).Notes(), note => note.Contains("hashed", StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_kept_with_the_model_and_fills_in_missing_cells()
    {
        var preparation = Preparation.Fit(Cities(150), new(MissingPolicy.Mean));
        var back = Preparation.FromJson(preparation.ToJson(), "m");
        Assert.Equal(preparation.Columns, back.Columns);
        var (inputs, _) = back.ApplyInputs(TextTables.Read("city,a\n,1\nw0,1\nnew,1\n"));
        Assert.Equal(inputs.Span<float>()[..128].ToArray(), inputs.Span<float>()[129..257].ToArray());
        Assert.Null(back.UnseenIn(TextTables.Read("city,a\nnew,1\n")));
        Assert.Throws<InputException>(() => Preparation.FromJson(preparation.ToJson().Replace("\"inputs\":128", "\"inputs\":0", StringComparison.Ordinal), "m"));
    }

    private static Preparation Fit(int words, params string[] kinds) => Preparation.Fit(Cities(words), new() { Kinds = kinds });

    private static Table Cities(int words) => TextTables.Of("city,a,y", 4 * words, row => $"w{(row % 4 == 3 ? 0 : row % words)},{row % 7},{row / 8.0}");
}
