namespace ChainRule.Cli.Tests.Promises;

/// <summary>Whatever names hold, nothing in the output could steer a terminal.</summary>
public sealed class TerminalTests : CommandTests
{
    private const string Name = "\\u001b[31m\\u001b]0;title\\u0007\\n\\u202egnp";
    private const string Shown = "�[31m�]0;title���gnp";

    [Theory]
    [InlineData("summary")]
    [InlineData("gradients")]
    [InlineData("check")]
    [InlineData("explain")]
    public async Task Names_of_networks_are_harmless(string verb)
    {
        Write("n.json", """{"name":"NAME","input":[1],"layers":[{"type":"linear","out_features":1}],"loss":"mse","batch":{"input":[[1]],"target":[[1]]}}""".Replace("NAME", Name, StringComparison.Ordinal));
        var outcome = (await RunAsync(verb, "n.json")).Succeeded();
        Assert.StartsWith(Shown, outcome.Lines[0], StringComparison.Ordinal);
        AssertHarmless(outcome);
    }

    [Fact]
    public async Task Names_of_columns_and_classes_are_harmless()
    {
        Write("columns.csv", "\u001b[31mred,\u202egnp,y\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i},{i % 7},{(i % 2 == 0 ? "\u009b2J" : "b")}\n")));
        AssertHarmless((await RunAsync("summary", "columns.csv")).Succeeded());
        AssertHarmless((await RunAsync("train", "columns.csv", "--epochs", "1", "--out", "run")).Succeeded());
        AssertHarmless((await RunAsync("train", "columns.csv", "--epochs", "1", "--json")).Succeeded());
        AssertHarmless((await RunAsync("summary", "run")).Succeeded());
        AssertHarmless((await RunAsync("explain", "run", "--data", "columns.csv", "--row", "0", "--parameter", "0.bias[0]")).Succeeded());
    }

    private static void AssertHarmless(Outcome outcome) =>
        Assert.DoesNotContain(outcome.Output, letter => (char.IsControl(letter) && letter is not ('\n' or '\r')) || letter is '\u202e');
}
