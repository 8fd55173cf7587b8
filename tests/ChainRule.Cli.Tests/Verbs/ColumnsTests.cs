using System.Globalization;

namespace ChainRule.Cli.Tests.Verbs;

public sealed class ColumnsTests : CommandTests
{
    [Fact]
    public async Task What_is_said_of_columns_is_of_those_that_are_used()
    {
        Write("t.csv", "note,zip,y\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"{(i == 7 ? "odd" : i * 1.5)},0{1000 + i * 37},{i * 2.5}\n")));
        var notes = await Notes("--ignore", "note");
        Assert.Equal("column \"zip\" holds numbers that begin with zeros, such as 01000, and is read as numbers; use --kind \"zip=word\" if they are codes", notes[0]);
        Assert.DoesNotContain(notes, note => note.Contains("odd", StringComparison.Ordinal));
        Assert.DoesNotContain(await Notes("--ignore", "note", "--kind", "zip=number"), note => note.Contains("zip", StringComparison.Ordinal));

        async Task<string[]> Notes(params string[] options) =>
            [.. (await RunAsync(["train", "t.csv", .. options, "--epochs", "1", "--json"])).Succeeded().Json[0].GetProperty("notes").EnumerateArray().Select(note => note.GetString()!)];
    }

    [Theory]
    [InlineData("--target", "y")]
    [InlineData("--columns", "y")]
    [InlineData("--ignore", "y")]
    [InlineData("--kind", "number")]
    [InlineData("--missing", "mean")]
    [InlineData("--unseen", "refuse")]
    public async Task Options_of_tables_are_refused_for_other_data(string option, string value) =>
        Assert.Equal($"moons: the data has no columns; leave {option} out, which is for tables", (await RunAsync("train", "moons", option, value)).Refusal());

    [Fact]
    public async Task Dates_that_were_not_seen_are_predicted_by_the_day_of_the_week()
    {
        Write("sales.csv", Sales());
        var outcome = (await RunAsync("train", "sales.csv", "--kind", "number", "--validation", "0", "--epochs", "150", "--learning-rate", "0.01", "--out", "run")).Succeeded();
        Assert.Contains("day (dates, 10 inputs), shop (words, 2 inputs)", outcome.Output, StringComparison.Ordinal);
        Write("next.csv", "day,shop\n2024-04-01,N\n2024-04-06,N\n");
        var predicted = (await RunAsync("predict", "run", "next.csv")).Succeeded().Lines[1..].Select(line => double.Parse(line.Split(',')[^1], CultureInfo.InvariantCulture)).ToArray();
        Assert.InRange(predicted[0], 8, 22);
        Assert.InRange(predicted[1], 30, 50);
    }

    [Fact]
    public async Task What_is_left_out_is_said_and_saved_with_the_model()
    {
        Write("table.csv", "id,name,a,b,kind\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"{i},name {i},{i % 3},{i % 4},{"pq"[i % 2]}\n")));
        var start = (await RunAsync("train", "table.csv", "--epochs", "1", "--ignore", "b", "--unseen", "refuse", "--out", "run", "--json")).Succeeded().Json[0].GetProperty("table");
        Assert.Equal(("kind", "class"), (start.GetProperty("targets")[0].GetString(), start.GetProperty("kind").GetString()));
        Assert.Equal(["a"], start.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("name").GetString()));
        Assert.Equal(["id numbers the rows", "name words hardly repeat: 12 in 12 rows"], start.GetProperty("left_out").EnumerateArray().Select(column => $"{column.GetProperty("name").GetString()} {column.GetProperty("reason").GetString()}"));
        var summary = (await RunAsync("summary", "run")).Succeeded();
        Assert.Contains("left out   id (numbers the rows), name (words hardly repeat: 12 in 12 rows)", summary.Output, StringComparison.Ordinal);
        Write("new.csv", "a\n2\n");
        Assert.Equal(2, (await RunAsync("predict", "run", "new.csv")).Succeeded().Lines.Length);
    }

    [Fact]
    public async Task Unseen_words_are_counted_and_the_rows_predicted_or_left_out()
    {
        Write("table.csv", "a,colour,kind\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"{i % 5},{(i % 3 == 0 ? "red" : "blue")},{"pq"[i % 2]}\n")));
        (await RunAsync("train", "table.csv", "--epochs", "1", "--out", "run")).Succeeded();
        Write("new.csv", "a,colour,kind\n1,mauve,p\n2,red,q\n");
        var predicted = await RunAsync("predict", "run", "new.csv");
        Assert.Equal("new.csv: 1 row has words that were not in training: colour \"mauve\" (1); they count as none of the known words; with --unseen refuse, such rows get no prediction", predicted.Failure(0));
        Assert.Matches("^1,mauve,p,[pq],0", predicted.Lines[1]);
        Assert.StartsWith("1,mauve,p,,,", (await RunAsync("predict", "run", "new.csv", "--unseen", "refuse")).Lines[1], StringComparison.Ordinal);
        Assert.Contains("new.csv: 1 sample; 1 row lacks a value or known words and is left out", (await RunAsync("evaluate", "run", "new.csv", "--unseen", "refuse")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kinds_and_names_that_are_not_there_are_refused()
    {
        Write("table.csv", "a,b,y\n1,2,p\n3,4,q\n");
        Assert.Equal("table.csv: there is no column \"c\"; the columns are a, b, y", (await RunAsync("train", "table.csv", "--ignore", "a", "--ignore", "c")).Refusal());
        Assert.Equal("table.csv, column \"y\": --kind is \"klass\"; the target can be class, number or label", (await RunAsync("train", "table.csv", "--kind", "klass")).Refusal());
    }

    private static string Sales()
    {
        var first = new DateOnly(2024, 1, 1);
        return "day,shop,sold\n" + string.Concat(Enumerable.Range(0, 84).SelectMany(day => "NS".Select(shop =>
            string.Create(CultureInfo.InvariantCulture, $"{first.AddDays(day):yyyy-MM-dd},{shop},{(day % 7 > 4 ? 40 : 15) + (shop == 'S' ? 5 : 0) + day % 3}\n"))));
    }
}
