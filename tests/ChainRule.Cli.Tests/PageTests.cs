using System.Globalization;
using System.Text.RegularExpressions;

namespace ChainRule.Cli.Tests;

/// <summary>The commands of a page print the lines that it shows below them, but for the numbers, which vary with the processor.</summary>
public sealed partial class PageTests : WithinProcessTests
{
    private static readonly string Docs = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Fixtures.Network(""))!, "..", "..", "..", "docs"));

    [Theory]
    [InlineData("columns.md")]
    [InlineData("time-series.md")]
    public async Task A_page_shows_what_is_printed(string page)
    {
        Write("orders.csv", Orders());
        Write("new.csv", string.Concat(Orders().Split('\n').Take(3).Select(line => string.Join(',', line.Split(',')[..3]) + "\n")));
        Write("readings.csv", Readings());
        var (printed, shown) = ("", 0);
        foreach (Match block in Block().Matches(System.IO.File.ReadAllText(Path.Combine(Docs, page)).ReplaceLineEndings("\n")))
        {
            var text = block.Groups["text"].Value;
            if (block.Groups["language"].Value == "sh")
            {
                var run = await RunAsync(text.Trim().Split(' ').Skip(1));
                Assert.True(run.ExitCode == 0, run.Error);
                printed = Masked(run.Output.ReplaceLineEndings("\n"));
            }
            else
            {
                Assert.Contains(Masked(text), printed, StringComparison.Ordinal);
                shown++;
            }
        }

        Assert.True(shown >= 3);
    }

    private static string Masked(string text) => Number().Replace(text, "0");

    private static string Orders() => Lines("product,region,amount,amount_with_tax,counts,late,returned", 600, i =>
    {
        var (product, region) = (i * 7919 % 150, new[] { "north", "east", "south", "west", "west", "west" }[(i * i + i / 7) % 6]);
        var amount = 20 + i * 37 % 101 + product / 10.0;
        return $"product {product},{region},{amount:0.00},{1.19 * amount:0.00},{i * 13 % 4},{(amount + (region == "west" ? 30 : 0) > 100 ? 1 : 0)},{(product < 50 ? "yes" : "no")}";
    });

    // A day has 24 rows; two hours are missing.
    private static string Readings() => Lines("time,temperature,load", 1440, i =>
    {
        var (hour, time) = (2 * Math.PI * i / 24, new DateTime(2024, 1, 1).AddHours(i < 700 ? i : i + 2));
        var temperature = 10 + 8 * Math.Sin(hour - 2) + (i * 7919 % 23 - 11) / 11.0;
        var load = 100 + 30 * Math.Sin(hour - 1.5) + (i / 24 % 7 >= 5 ? -20 : 0) + (i * 104729L % 31 - 15) / 5.0;
        return $"{time:yyyy-MM-dd HH:mm},{temperature:0.0},{load:0.0}";
    });

    private static string Lines(string header, int count, Func<int, FormattableString> row) =>
        header + "\n" + string.Concat(Enumerable.Range(0, count).Select(i => row(i).ToString(CultureInfo.InvariantCulture) + "\n"));

    [GeneratedRegex("```(?<language>sh|text)\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\d+(?:[.,]\d+)*")]
    private static partial Regex Number();
}
