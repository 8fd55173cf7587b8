using System.Text.RegularExpressions;

namespace ChainRule.Cli.Tests;

/// <summary>What docs/choosing.md shows is what the command prints.</summary>
public sealed class ChoosingPageTests : CommandTests
{
    private static readonly string Page = System.IO.File.ReadAllText(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Fixtures.Network(""))!, "..", "..", "..", "docs", "choosing.md"))).ReplaceLineEndings("\n");

    [Fact]
    public async Task The_commands_print_what_is_shown()
    {
        var blocks = Regex.Matches(Page, "```sh\n(.*?)\n```\n\n```text\n(.*?)```", RegexOptions.Singleline).Select(block => (Command: block.Groups[1].Value, Output: block.Groups[2].Value)).ToArray();
        Assert.Equal(2, blocks.Length);
        foreach (var (command, output) in blocks)
            ShownOutput.Same(output, (await RunAsync(Words(command))).Succeeded().Output);
    }

    private static IEnumerable<string> Words(string command) =>
        Regex.Matches(command.Replace("\\\n", " ", StringComparison.Ordinal), "\"(.*?)\"|\\S+").Select(word => word.Groups[1].Success ? word.Groups[1].Value : word.Value).Skip(1);
}
