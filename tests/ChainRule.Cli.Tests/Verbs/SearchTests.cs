namespace ChainRule.Cli.Tests.Verbs;

public sealed class SearchTests : WithinProcessTests
{
    private static readonly string[] Flowers = ["search", "flowers.csv", "--space", "learning_rate=1e-3..1e-1 log, layers=4|8,4, dropout=0..0.3", "--budget", "4", "--epochs", "9", "--batch", "16", "--out", "runs"];

    public SearchTests() => Write("flowers.csv", SmallData.Flowers());

    [Fact]
    public async Task The_best_run_is_a_run_that_train_can_repeat_and_go_on_with()
    {
        var lines = (await RunAsync([.. Flowers, "--json"])).Succeeded().Json;
        Assert.Equal(6, lines.Count(line => line.GetProperty("event").GetString() == "trial"));
        var best = lines[^1];
        Assert.Equal("best", best.GetProperty("event").GetString());
        string[] words = [.. ((string[])["learning_rate", "layers", "dropout"]).SelectMany(name => (string[])["--" + name.Replace('_', '-'), best.GetProperty(name).GetString()!])];
        (await RunAsync(["train", "flowers.csv", "--epochs", "9", "--batch", "16", "--patience", "10", .. words, "--out", "alone"])).Succeeded();
        var run = best.GetProperty("folder").GetString()!;
        InterruptedRun.AssertSame(File("alone"), File(run));
        (await RunAsync("evaluate", "runs", "flowers.csv")).Succeeded();
        (await RunAsync("train", "--resume", run, "--epochs", "12")).Succeeded();
        Assert.Equal("runs: the search is complete; start it anew, in another folder", (await RunAsync("search", "--resume", "runs")).Refusal());
        Assert.Equal("runs: the folder holds a search; \"chainrule search --resume runs\" goes on with it", (await RunAsync("train", "--resume", "runs")).Refusal());
        Assert.Equal("alone: the folder holds no search; name the folder of one", (await RunAsync("search", "--resume", "alone")).Refusal());
        Assert.Contains("runs: a search", (await RunAsync("summary", "runs")).Succeeded().Lines);
    }

    [Fact]
    public async Task The_table_is_sorted_and_says_what_it_compares()
    {
        var run = (await RunAsync(Flowers)).Succeeded();
        Assert.Contains("searches   learning rate, layers, dropout", run.Lines);
        Assert.Contains("           4 trials: all for 3 epochs, the best 2 for 9 epochs", run.Lines);
        Assert.Matches(@"the best is trial \d, saved in runs.trial-0\d; the table is in runs", run.Unbroken[^1]);
        Assert.Equal(["report.html", "runs.json"], Directory.EnumerateFiles(File("runs")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("command line, --space: \"rate\" is not a setting that can be searched; the settings are layers, dropout, optimizer, learning_rate, schedule, warm_up, batch, clip_norm, clip_value, augment", "rate=1|2")]
    [InlineData("command line, --space: --batch must be a whole number of at least 1, not '0'", "batch=8|0")]
    [InlineData("command line, --space: --dropout must be a number from 0 to 0.99, not '1.5'", "dropout=0.1..1.5")]
    [InlineData("command line, optimizer.type: \"adm\" is not a known type", "optimizer=adam|adm")]
    [InlineData("command line, --batch: the search draws it; leave it out, or remove it from --space", "batch=8|16", "--batch", "4")]
    public async Task Wrong_values_are_refused_before_anything_is_trained(string problem, string space, params string[] more)
    {
        Assert.StartsWith(problem, (await RunAsync(["search", "flowers.csv", "--space", space, "--out", "runs", .. more])).Refusal(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(File("runs")));
    }

    [Theory]
    [InlineData("--out is missing: name a folder for the runs", "search", "flowers.csv", "--space", "batch=1|2")]
    [InlineData("--space is missing: name the settings to search, as in --space \"learning_rate=1e-4..1e-1 log, batch=16|32\"", "search", "flowers.csv", "--out", "runs")]
    [InlineData("--budget must be a number of trials such as 20, or a time such as 10m, not 'ten'", "search", "flowers.csv", "--space", "batch=1|2", "--budget", "ten", "--out", "runs")]
    public async Task What_is_missing_is_named(string problem, params string[] arguments) =>
        Assert.Contains($"chainrule: {problem}", (await RunAsync(arguments)).Error, StringComparison.Ordinal);
}
