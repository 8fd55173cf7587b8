using System.Globalization;
using System.Text.RegularExpressions;

namespace ChainRule.Tests.Conventions;

/// <summary>What README.md says of speed is what the page that it names has measured.</summary>
public sealed partial class SpeedTests
{
    private static readonly string Readme = Spaces().Replace(File.ReadAllText(Path.Combine(Fixtures.Root, "README.md")), " ");

    private static readonly string Page = File.ReadAllText(Path.Combine(Fixtures.Root, Link().Match(Readme).Groups[1].Value)).ReplaceLineEndings("\n");

    [Theory]
    [InlineData("Training")]
    [InlineData("Inference")]
    [InlineData("Products")]
    public void The_readme_says_what_the_tables_ratios_come_to(string kind)
    {
        var section = Page.Split("\n## ").Single(part => part.StartsWith(kind + "\n", StringComparison.Ordinal));
        var ratios = Row().Matches(section)
            .Select(row => (Name: row.Groups[1].Value, Text: row.Groups[2].Value, Ratio: double.Parse(row.Groups[2].Value, CultureInfo.InvariantCulture)))
            .ToArray();
        var slower = ratios.Where(row => row.Ratio < 1).Select(row => row.Name).ToArray();
        var sentence = $"{kind}: {ratios.MinBy(row => row.Ratio).Text} to {ratios.MaxBy(row => row.Ratio).Text} times as fast as the best rival, "
            + (slower.Length == 0 ? "never slower." : $"slower on {string.Join(", ", slower)}.");
        Assert.Contains(sentence, section, StringComparison.Ordinal);
        Assert.Contains(sentence, Readme, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"Speed is \[measured\]\((.*?)\)")]
    private static partial Regex Link();

    // The name, and the only bold cell: the ratio to the best rival.
    [GeneratedRegex(@"^\| (`[^`]+`) \|.*\*\*([\d.,]+)\*\*", RegexOptions.Multiline)]
    private static partial Regex Row();
}
