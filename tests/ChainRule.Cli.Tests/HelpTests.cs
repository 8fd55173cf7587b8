namespace ChainRule.Cli.Tests;

public sealed class HelpTests : WithinProcessTests
{
    [Theory]
    [InlineData("train")]
    [InlineData("search")]
    [InlineData("evaluate")]
    [InlineData("predict")]
    [InlineData("summary")]
    [InlineData("compare")]
    [InlineData("gradients")]
    [InlineData("explain")]
    [InlineData("check")]
    [InlineData("export")]
    [InlineData("import")]
    [InlineData("run")]
    [InlineData("diagnose")]
    [InlineData("bench")]
    public async Task The_help_of_a_verb_ends_with_examples(string verb)
    {
        var outcome = (await RunAsync(verb, "--help")).Succeeded();
        Assert.Contains("Examples:", outcome.Lines);
        Assert.StartsWith($"  chainrule {verb} ", outcome.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_verb_the_help_lists_them()
    {
        var outcome = await RunAsync();
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Error));
        foreach (var verb in (string[])["train <DATA>", "search <DATA>", "evaluate <MODEL> <DATA>", "predict", "summary", "compare", "gradients", "explain", "check", "export", "import", "run", "diagnose <MODEL> <DATA>", "bench"])
            Assert.Contains($"  {verb}", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(outcome.Output, (await RunAsync("--help")).Succeeded().Output);
    }
}
