using System.Diagnostics;

namespace ChainRule.Cli.Tests.Promises;

public sealed class InterruptTests : CommandTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task An_interrupt_stops_training_which_can_go_on(string name)
    {
        var signal = Signal.Of(name);
        signal.SkipWhereUnheard();
        using var command = await TrainingAsync();
        await signal.SendAsync(command);
        var outcome = await command.EndAsync();
        Assert.Matches(@"^training was stopped in epoch \d+; ""chainrule train --resume run"" goes on with it$", outcome.Failure(signal.ExitCode));
        Assert.Equal("cancelled", outcome.Json[^1].GetProperty("stopped").GetString());
        (await RunAsync("evaluate", "run/unfinished/model.safetensors", "moons")).Succeeded();
        Assert.Matches(@"^run: the run was interrupted in epoch \d+; ", (await RunAsync("evaluate", "run", "moons")).Refusal());
        var done = System.IO.File.ReadLines(File("run/unfinished/metrics.jsonl")).Count();
        var resumed = (await RunAsync("train", "--resume", "run", "--epochs", $"{done + 2}", "--json")).Succeeded().Json;
        Assert.Equal([done + 1, done + 2], resumed[1..^1].Select(line => line.GetProperty("epoch").GetInt32()));
        (await RunAsync("evaluate", "run", "moons")).Succeeded();
    }

    [Theory]
    [InlineData("summary", "pipe.csv")]
    [InlineData("summary", "pipe.safetensors")]
    [InlineData("train", "pipe.csv")]
    [InlineData("train", "moons", "--test", "pipe.csv")]
    [InlineData("train", "moons", "--network", "pipe.json")]
    [InlineData("predict", "pipe.safetensors", "moons")]
    [InlineData("evaluate", "pipe.safetensors", "moons")]
    [InlineData("explain", "pipe.json")]
    [InlineData("gradients", "pipe.json")]
    [InlineData("check", "pipe.json")]
    public async Task A_pipe_that_nobody_writes_to_is_left_within_a_moment(params string[] arguments)
    {
        Signal.Terminate.SkipWhereUnheard();
        using var make = Process.Start("mkfifo", [File(arguments.Single(argument => argument.StartsWith("pipe", StringComparison.Ordinal)))]);
        await make.WaitForExitAsync();
        using var command = Start(arguments);
        await Task.Delay(TimeSpan.FromSeconds(1));
        await Signal.Terminate.SendAsync(command);
        Assert.Equal("stopped", (await command.EndAsync()).Refusal(Signal.Terminate.ExitCode));
    }

    [Fact]
    public async Task A_second_interrupt_ends_at_once_and_leaves_nothing_half_written()
    {
        Signal.Terminate.SkipWhereUnheard();
        using var command = await TrainingAsync();
        await Signal.Terminate.SendAsync(command);
        await Signal.Terminate.SendAsync(command);
        var outcome = await command.EndAsync();
        Assert.Equal(Signal.Terminate.ExitCode, outcome.ExitCode);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
        if (Directory.Exists(File("run")))
            Assert.DoesNotContain(Directory.EnumerateFiles(File("run"), "*", SearchOption.AllDirectories), file => file.EndsWith(".partial", StringComparison.Ordinal));
    }

    private async Task<Command> TrainingAsync()
    {
        var command = Start("train", "moons", "--epochs", "1000000", "--out", "run", "--json");
        for (var lines = 0; lines < 3; lines++)
            Assert.NotNull(await command.ReadLineAsync());
        return command;
    }
}
