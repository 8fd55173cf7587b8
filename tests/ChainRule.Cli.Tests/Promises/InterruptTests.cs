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
        Assert.Matches(@"^training was stopped in epoch \d+; what was learnt is saved in run$", outcome.Failure(128 + number));
        Assert.Equal("cancelled", outcome.Json[^1].GetProperty("stopped").GetString());
        (await RunAsync("evaluate", "run", "moons")).Succeeded();
    }

    [SkippableTheory]
    [InlineData("summary")]
    [InlineData("train")]
    public async Task A_pipe_that_nobody_writes_to_is_left_within_a_moment(string verb)
    {
        Skip.If(OperatingSystem.IsWindows(), "There are no named pipes among files.");
        using var make = Process.Start("mkfifo", [File("pipe.csv")]);
        await make.WaitForExitAsync();
        using var command = Start(verb, "pipe.csv");
        await Task.Delay(TimeSpan.FromSeconds(1));
        using var kill = Process.Start("kill", ["-TERM", command.Id.ToString(CultureInfo.InvariantCulture)]);
        Assert.Equal("stopped", (await command.EndAsync()).Refusal(128 + 15));
    }

    [SkippableFact]
    public async Task A_second_interrupt_ends_at_once_and_leaves_nothing_half_written()
    {
        Skip.If(OperatingSystem.IsWindows(), "There is no way to interrupt one process alone.");
        using var command = Start("train", "moons", "--epochs", "1000000", "--out", "run", "--json");
        for (var lines = 0; lines < 3; lines++)
            Assert.NotNull(await command.ReadLineAsync());
        for (var times = 0; times < 2; times++)
        {
            using var kill = Process.Start("kill", ["-TERM", command.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
        }

        var outcome = await command.EndAsync();
        Assert.Equal(128 + 15, outcome.ExitCode);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(File("run")), file => file.EndsWith(".partial", StringComparison.Ordinal));
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
