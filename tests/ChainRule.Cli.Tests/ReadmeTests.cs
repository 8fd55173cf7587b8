using System.Globalization;
using System.Runtime.Intrinsics;
using System.Text.RegularExpressions;

namespace ChainRule.Cli.Tests;

/// <summary>What the README shows is what the programs print, but for times and the last digits, which vary with the processor.</summary>
public sealed partial class ReadmeTests : CommandTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Fixtures.Network(""))!, "..", "..", ".."));
    private static readonly string Readme = System.IO.File.ReadAllText(Path.Combine(Root, "README.md")).ReplaceLineEndings("\n");

    // What it shows was summed over 512 bits. Narrower lanes round otherwise, which five epochs make a few hundredths of a loss.
    private static readonly double Tolerance =
        Vector512.IsHardwareAccelerated && Environment.GetEnvironmentVariable("CHAINRULE_SIMD") is (null or "" or "512") ? 0.02 : 0.1;

    [Fact]
    public async Task The_run_prints_what_is_shown()
    {
        var run = await RunAsync("train", "digits", "--epochs", "5");
        Same(Block("text", 0), run.Succeeded().Output);
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
        Same(Block("text", 2), (await program.EndAsync()).Succeeded().Output);
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

    private static void Same(string shown, string printed)
    {
        var (wanted, got) = (Tokens(shown), Tokens(printed));
        Assert.Equal(Words(wanted), Words(got));
        foreach (var (a, b) in Numbers(wanted).Zip(Numbers(got)))
            Assert.True(Math.Abs(a - b) <= Tolerance * Math.Abs(a) + 3e-3 || (a == Math.Floor(a) && Math.Abs(a - b) <= 3), $"{a} is shown, {b} printed");
    }

    // A count of zero is a dot; whether there is one or none may vary as well.
    private static string[] Tokens(string text) =>
        [.. Token().Split(Speed().Replace(text.Trim().ReplaceLineEndings("\n"), "").Replace("·", "0", StringComparison.Ordinal))];

    private static IEnumerable<string> Words(string[] tokens) => tokens.Where((_, i) => i % 2 == 0).Select(word => Blank().Replace(word, " "));

    private static IEnumerable<double> Numbers(string[] tokens) =>
        tokens.Where((_, i) => i % 2 == 1).Select(number => double.Parse(number.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));

    [GeneratedRegex(@"(\d[\d,]*(?:\.\d+)?)")]
    private static partial Regex Token();

    [GeneratedRegex(@"(?<=^epoch .* %) +[\d.]+ +[\d,]+$", RegexOptions.Multiline)]
    private static partial Regex Speed();

    [GeneratedRegex(@"[\s─]+")]
    private static partial Regex Blank();
}
