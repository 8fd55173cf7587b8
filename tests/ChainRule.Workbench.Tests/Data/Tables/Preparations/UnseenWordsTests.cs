using ChainRule.Tests;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Tests.Data.Tables.Preparations;

public sealed class UnseenWordsTests : IDisposable
{
    private const string Trained = "size,colour,y\n1,red,0.5\n3,green,1.5\n5,red,2.5\n";
    private const string Met = "size,colour\n1,mauve\n3,red\n5,pink\n5,mauve\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_unknown_word_is_none_of_the_known_ones_and_counted()
    {
        var (preparation, table) = (Preparation.Fit(Read(Trained)), Read(Met));
        var (inputs, rows) = preparation.ApplyInputs(table);
        Assert.Equal([0, 1, 2, 3], rows);
        Assert.Equal([0f, 0, 0, 1], [.. inputs.Span<float>()[1..3], .. inputs.Span<float>()[4..6]]);
        Assert.Equal($"{table.File}: 3 rows have words that were not in training: colour \"mauve\" (2), colour \"pink\" (1); they count as none of the known words; with --unseen refuse, such rows get no prediction", preparation.UnseenIn(table));
    }

    [Fact]
    public void Refused_words_leave_their_rows_out_and_no_others()
    {
        var (preparation, table) = (Preparation.Fit(Read(Trained), new() { Unseen = UnseenPolicy.Refuse }), Read(Met));
        Assert.Equal([1], Preparation.FromJson(preparation.ToJson(), "x").ApplyInputs(table).Rows);
        Assert.EndsWith("; such rows get no prediction; with --unseen zero, the words count as none of the known ones", preparation.UnseenIn(table), StringComparison.Ordinal);
    }

    [Fact]
    public void Known_words_and_missing_ones_are_nothing_to_tell() =>
        Assert.Null(Preparation.Fit(Read(Trained), new(Missing: MissingPolicy.Mean)).UnseenIn(Read("size,colour\n1,red\n2,\n")));

    [Fact]
    public void Many_words_are_counted()
    {
        var table = Read("size,colour\n" + string.Concat("abcdefg".Select(letter => $"1,{letter}\n")));
        Assert.Contains("colour \"e\" (1) and 2 more;", Preparation.Fit(Read(Trained)).UnseenIn(table), StringComparison.Ordinal);
    }

    private Table Read(string text) => Table.Read(_folder.Write(Guid.NewGuid() + ".csv", text));
}
