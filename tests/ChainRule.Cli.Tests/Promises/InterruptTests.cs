using System.Diagnostics;
using System.Globalization;

namespace ChainRule.Cli.Tests.Promises;

public sealed class InterruptTests : CommandTests
{
    [SkippableTheory]
    [InlineData("INT", 2)]
    [InlineData("TERM", 15)]
    public async Task An_interrupt_stops_training_and_keeps_what_was_learnt(string signal, int number)
    {
        Skip.If(OperatingSystem.IsWindows(), "There is no way to interrupt one process alone.");
        Skip.If(IsIgnored(number), "What started the tests ignores the signal, and so does every process that they start.");
        using var command = Start("train", "moons", "--epochs", "1000000", "--out", "run", "--json");
        for (var lines = 0; lines < 3; lines++)
            Assert.NotNull(await command.ReadLineAsync());
        using var kill = Process.Start("kill", [$"-{signal}", command.Id.ToString(CultureInfo.InvariantCulture)]);
        var outcome = await command.EndAsync();
        Assert.Matches(@"^training was stopped in epoch \d+; what was learnt is saved in run$", outcome.Failure(1));
        Assert.Equal("cancelled", outcome.Json[^1].GetProperty("stopped").GetString());
        (await RunAsync("evaluate", "run", "moons")).Succeeded();
    }

    // A shell lets what it starts in the background ignore interrupts.
    private static bool IsIgnored(int signal)
    {
        const string Ignored = "SigIgn:";
        const string Status = "/proc/self/status";
        return System.IO.File.Exists(Status)
            && System.IO.File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Ignored, StringComparison.Ordinal)) is { } line
            && (ulong.Parse(line.AsSpan(Ignored.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) >> (signal - 1) & 1) == 1;
    }
}
