using System.Text.RegularExpressions;

namespace ChainRule.Cli.Tests;

/// <summary>What the README shows is what the programs print.</summary>
public sealed class ReadmeTests : CommandTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Fixtures.Network(""))!, "..", "..", ".."));
    private static readonly string Readme = System.IO.File.ReadAllText(Path.Combine(Root, "README.md")).ReplaceLineEndings("\n");

    [Fact]
    public async Task The_run_prints_what_is_shown()
    {
        var run = await RunAsync("train", "digits", "--epochs", "5");
        ShownOutput.Same(Block("text", 0), run.Succeeded().Output);
    }

    [Fact]
    public async Task The_derivation_is_what_is_shown()
    {
        var shown = Block("text", 1);
        var printed = (await RunAsync("explain", Path.Combine(Root, "examples", "one-one-one.json"), "--parameter", "0.weight[0,0]", "--lang", "en")).Succeeded().Output.ReplaceLineEndings("\n");
        Assert.Contains(shown, printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_example_is_the_sample_and_prints_what_is_shown()
    {
        var sample = System.IO.File.ReadAllText(Path.Combine(Root, "samples", "01-first-network", "Program.cs"));
        Assert.Equal(sample.ReplaceLineEndings("\n").Trim(), Block("csharp", 0));
        using var program = Command.StartOther("01-first-network", Folder);
        ShownOutput.Same(Block("text", 2), (await program.EndAsync()).Succeeded().Output);
    }

    [Fact]
    public void The_commands_are_there()
    {
        Assert.Contains("dotnet run -c Release --project src/ChainRule.Cli -- train digits", Readme, StringComparison.Ordinal);
        Assert.Contains("\ndotnet tool install --global --add-source packages ChainRule.Cli\nchainrule train digits --epochs 5\n", Readme, StringComparison.Ordinal);
        Assert.Contains("\ndotnet test\n", Readme, StringComparison.Ordinal);
    }

    private static string Block(string language, int index) =>
        Regex.Matches(Readme, $"```{language}\n(.*?)```", RegexOptions.Singleline)[index].Groups[1].Value.Trim();
}
