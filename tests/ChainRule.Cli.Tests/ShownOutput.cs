using System.Globalization;
using System.Runtime.Intrinsics;
using System.Text.RegularExpressions;

namespace ChainRule.Cli.Tests;

/// <summary>Compares what a page shows with what a program prints, but for times and the last digits, which vary with the processor.</summary>
internal static partial class ShownOutput
{
    // What is shown was summed over 512 bits. Narrower lanes round otherwise, which five epochs make a few hundredths of a loss.
    private static readonly double Tolerance =
        Vector512.IsHardwareAccelerated && Environment.GetEnvironmentVariable("CHAINRULE_SIMD") is (null or "" or "512") ? 0.02 : 0.1;

    public static void Same(string shown, string printed)
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
