using System.Diagnostics;
using System.Globalization;

namespace ChainRule.Cli.Tests.Promises;

public sealed class InterruptTests : CommandTests
{
    [SkippableFact]
    public async Task An_interrupt_stops_training_and_keeps_what_was_learnt()
    {
        Skip.If(OperatingSystem.IsWindows(), "There is no way to interrupt one process alone.");
        using var command = Start("train", "moons", "--epochs", "1000000", "--out", "run", "--json");
        for (var lines = 0; lines < 3; lines++)
            Assert.NotNull(await command.ReadLineAsync());
        using var kill = Process.Start("kill", ["-INT", command.Id.ToString(CultureInfo.InvariantCulture)]);
        var outcome = await command.EndAsync();
        Assert.Matches(@"^training was stopped in epoch \d+; what was learnt is saved in run$", outcome.Failure(1));
        Assert.Equal("cancelled", outcome.Json[^1].GetProperty("stopped").GetString());
        (await RunAsync("evaluate", "run", "moons")).Succeeded();
    }
}
