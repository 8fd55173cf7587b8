namespace ChainRule.Cli.Tests.Verbs;

public sealed class SplitTests : CommandTests
{
    [Fact]
    public async Task A_test_is_read_as_the_table_that_is_learnt_from()
    {
        Write("houses.csv", SmallData.Houses());
        Write("others.csv", SmallData.Houses(3).Replace("rooms,age,price\n1,", "rooms,age,price\nk.A.,", StringComparison.Ordinal));
        var run = (await RunAsync("train", "houses.csv", "--kind", "number", "--missing", "drop", "--missing-words", "k.A.", "--test", "others.csv", "--epochs", "1", "--json")).Succeeded().Json[0];
        Assert.Equal(2, run.GetProperty("test_samples").GetInt32());
    }

    [Fact]
    public async Task Four_rows_are_all_learnt_unless_one_is_asked_for()
    {
        Write("xor.csv", "x1,x2,y\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n");
        var whole = (await RunAsync("train", "xor.csv", "--epochs", "1")).Succeeded();
        Assert.Contains("4 train", whole.Lines[0], StringComparison.Ordinal);
        Assert.Contains(whole.Unbroken, line => line.Contains("no rows are held back: 4 rows are too few; --validation 0.25 holds one back", StringComparison.Ordinal));
        var start = (await RunAsync("train", "xor.csv", "--epochs", "1", "--validation", "0.25", "--json")).Succeeded().Json[0];
        Assert.Equal((3, 1), (start.GetProperty("train_samples").GetInt32(), start.GetProperty("validation_samples").GetInt32()));
    }

    [Fact]
    public async Task The_last_rows_validate_and_a_test_of_its_own_judges()
    {
        Write("flowers.csv", SmallData.Flowers());
        Write("others.csv", SmallData.Flowers(12));
        var run = (await RunAsync("train", "flowers.csv", "--split", "time", "--test", "others.csv", "--epochs", "1", "--json")).Succeeded().Json;
        Assert.Equal((54, 6, 12), (run[0].GetProperty("train_samples").GetInt32(), run[0].GetProperty("validation_samples").GetInt32(), run[0].GetProperty("test_samples").GetInt32()));
        Assert.Contains("validation is the last 6 rows, in the order of the file", run[0].GetProperty("notes").EnumerateArray().Select(note => note.GetString()));
        Assert.True(run[^1].GetProperty("test_loss").GetDouble() > 0);
    }

    [Fact]
    public async Task A_test_that_does_not_fit_is_refused()
    {
        Write("flowers.csv", SmallData.Flowers());
        Write("short.csv", "length,colour\n1,red\n");
        Assert.StartsWith("short.csv: the column \"width\" is missing", (await RunAsync("train", "flowers.csv", "--test", "short.csv")).Refusal(), StringComparison.Ordinal);
        Assert.Equal("./flowers.csv: this is the training data; name other data with --test", (await RunAsync("train", "flowers.csv", "--test", "./flowers.csv")).Refusal());
        Assert.StartsWith("moons: only one of the training and the test data is a table", (await RunAsync("train", "flowers.csv", "--test", "moons")).Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_earlier_run_is_replaced_only_where_that_is_asked_for()
    {
        (await RunAsync("train", "xor", "--epochs", "1", "--out", "run")).Succeeded();
        var before = System.IO.File.ReadAllText(File("run/metrics.jsonl"));
        Assert.Equal("run: the folder holds an earlier run; add --overwrite to replace it, or name another folder", (await RunAsync("train", "nowhere.csv", "--out", "run")).Refusal());
        Assert.Equal(before, System.IO.File.ReadAllText(File("run/metrics.jsonl")));
        (await RunAsync("train", "xor", "--epochs", "2", "--out", "run", "--overwrite")).Succeeded();
        Assert.Equal(2, System.IO.File.ReadAllLines(File("run/metrics.jsonl")).Length);
    }

    [Fact]
    public async Task R2_of_one_row_is_undefined()
    {
        Write("houses.csv", SmallData.Houses());
        Write("house.csv", SmallData.Houses(1));
        (await RunAsync("train", "houses.csv", "--kind", "number", "--epochs", "1", "--out", "run")).Succeeded();
        var text = (await RunAsync("evaluate", "run", "house.csv")).Succeeded();
        Assert.Equal("house.csv: 1 sample", text.Lines[0]);
        Assert.Matches(@"│ R² +│ undefined │", text.Output);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await RunAsync("evaluate", "run", "house.csv", "--json")).Succeeded().Json[0].GetProperty("r2").ValueKind);
    }
}
