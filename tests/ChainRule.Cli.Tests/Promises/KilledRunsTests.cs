using System.Diagnostics;
using System.Globalization;

namespace ChainRule.Cli.Tests.Promises;

/// <summary>
/// A training with a checkpoint every 50 ms is killed at moments that are drawn, also when it goes on, and ends as if nothing had happened.
/// CHAINRULE_KILLS says how often (3 where it is not set).
/// </summary>
public sealed class KilledRunsTests : CommandTests
{
    private static readonly string[] Training =
    [
        "train", "rows.csv", "--layers", "linear 24, batch_norm1d, relu, dropout 0.2, linear 3", "--epochs", "20", "--batch", "8", "--patience", "20", "--checkpoint-every", "50ms",
    ];

    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("CHAINRULE_KILLS") ?? "3", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_killed_training_goes_on_to_the_same_bits()
    {
        Signal.Kill.SkipWhereUnheard();
        Write("rows.csv", SmallData.Flowers(1500));
        var clock = Stopwatch.StartNew();
        (await RunAsync([.. Training, "--out", "whole"])).Succeeded();
        var time = clock.Elapsed;

        var random = new Random(1);
        for (var killed = 0; killed < Kills;)
        {
            if (Directory.Exists(File("run")))
                Directory.Delete(File("run"), recursive: true);
            var isKilled = await KilledAsync([.. Training, "--out", "run"], random.NextDouble() * time);
            while (isKilled)
            {
                killed++;

                // The kill may have fallen between the end of the run and that of its process.
                var summary = (await RunAsync("summary", "run")).Succeeded();
                if (System.IO.File.Exists(File("run/summary.json")))
                    break;
                Assert.Matches(@"^run: the run was interrupted in epoch \d+; ""chainrule train --resume run"" goes on with it$", summary.Unbroken[0]);
                Assert.Contains("checkpoint ", summary.Output, StringComparison.Ordinal);
                string[] resume = ["train", "--resume", "run", "--threads", random.Next(1, 4).ToString(CultureInfo.InvariantCulture)];
                if (random.Next(2) == 0)
                    (await RunAsync(resume)).Succeeded();
                isKilled = !System.IO.File.Exists(File("run/summary.json")) && await KilledAsync(resume, random.NextDouble() * time);
            }

            InterruptedRun.AssertSame(File("whole"), File("run"));
            TestContext.Current.TestOutputHelper?.WriteLine($"{killed} kills");
        }
    }

    /// <summary>Kills a training so long after its first checkpoint; false if it had ended by then.</summary>
    private async Task<bool> KilledAsync(string[] arguments, TimeSpan delay)
    {
        using var command = Start(arguments);
        var end = command.EndAsync();
        while (!HasCheckpoint() && !end.IsCompleted)
            await Task.Delay(2);
        await Task.WhenAny(end, Task.Delay(delay));
        await Signal.Kill.SendAsync(command);
        var outcome = await end;
        if (outcome.ExitCode == Signal.Kill.ExitCode)
            return true;
        outcome.Succeeded();
        return false;
    }

    private bool HasCheckpoint() =>
        Directory.Exists(File("run/unfinished/checkpoints")) && Directory.EnumerateFiles(File("run/unfinished/checkpoints"), "epoch-*.safetensors").Any();
}
