namespace ChainRule.Cli.Tests.Verbs;

public sealed class CompareTests : CommandTests
{
    [Fact]
    public async Task Runs_are_laid_side_by_side_and_on_a_page()
    {
        foreach (var (name, batch) in new[] { ("small", "8"), ("large", "32") })
            (await RunAsync("train", "xor", "--epochs", "3", "--batch", batch, "--layers", "linear 2, tanh, linear 2", "--optimizer", batch == "8" ? "adam" : "sgd 0.1", "--out", name)).Succeeded();
        var outcome = (await RunAsync("compare", "small", "large", "--out", "both.html")).Succeeded();
        Assert.Contains("│ optimizer ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("│ test loss ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(" * │", outcome.Output, StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", System.IO.File.ReadAllText(File("both.html")), StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("compare", "small", "large", "--json")).Succeeded().Json.Single().GetProperty("runs").GetArrayLength());
    }

    [Fact]
    public async Task What_is_no_run_is_refused()
    {
        Directory.CreateDirectory(File("empty"));
        Assert.Equal("empty: this is not the folder of a run; name a folder that train --out saved", (await RunAsync("compare", "empty", "nowhere")).Refusal());
        Assert.StartsWith("name two or more runs to compare", (await RunAsync("compare", "empty")).Error["chainrule: ".Length..], StringComparison.Ordinal);
    }
}
