using System.Globalization;
using System.Text.Json;
using ChainRule.Workbench.Models;

namespace ChainRule.Cli.Tests.Promises;

/// <summary>
/// Signals at moments that are drawn: no stack trace, the code that shells know, and files whole. CHAINRULE_SIGNALS says how many
/// moments of each kind (1 where it is not set).
/// </summary>
public sealed class SignalTests(UndisturbedRuns undisturbed) : CommandTests, IClassFixture<UndisturbedRuns>
{
    private const string Earlier = "earlier\n";

    private static readonly string[] RunFiles = ["metrics.jsonl", "model.safetensors", "report.html", "settings.json", "summary.json"];
    private static readonly int Moments = int.Parse(Environment.GetEnvironmentVariable("CHAINRULE_SIGNALS") ?? "1", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("KILL")]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("INT", "TERM")]
    public Task In_train(params string[] signals) =>
        AtAnyMomentAsync(1, signals, CheckRun, "train", "rows.csv", "--layers", "linear 8, relu, linear 3", "--epochs", "3", "--out", "run", "--overwrite");

    [Theory]
    [InlineData("KILL")]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("TERM", "INT")]
    public Task In_predict(params string[] signals)
    {
        return AtAnyMomentAsync(2, signals, Check, "predict", "m", "rows.csv", "--out", "predicted.csv");

        void Check() => Assert.Contains(System.IO.File.ReadAllText(File("predicted.csv")), (string[])[Earlier, undisturbed.Text("predicted.csv")]);
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("INT", "INT")]
    public Task In_evaluate(params string[] signals) => AtAnyMomentAsync(3, signals, () => { }, "evaluate", "m", "rows.csv");

    [Theory]
    [InlineData("KILL")]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("TERM", "TERM")]
    public Task In_summary(params string[] signals) => AtAnyMomentAsync(4, signals, () => { }, "summary", "rows.csv");

    private async Task AtAnyMomentAsync(int seed, string[] names, Action check, params string[] arguments)
    {
        Signal[] signals = [.. names.Select(Signal.Of)];
        foreach (var signal in signals)
            signal.SkipWhereUnheard();
        var whole = await undisturbed.TimeAsync(arguments);
        undisturbed.CopyTo(Folder);

        var random = new Random(seed);
        for (var moment = 0; moment < Moments; moment++)
        {
            Restore();
            var before = Entries();
            var delay = 1.2 * random.NextDouble() * whole;
            using var command = Start(arguments);
            await Task.Delay(delay);
            foreach (var signal in signals)
                await signal.SendAsync(command);
            var outcome = await command.EndAsync();
            Assert.Contains(outcome.ExitCode, signals.Select(signal => signal.ExitCode).Append(0));
            Assert.True(outcome.Error.Split('\n').Length <= 2, outcome.Error);
            check();
            if (!signals.Contains(Signal.Kill))
                Assert.Equal(before, Entries());
        }
    }

    private void Restore()
    {
        Write("predicted.csv", Earlier);
        Directory.CreateDirectory(File("run"));
        foreach (var name in RunFiles)
            System.IO.File.Copy(File("m/" + name), File("run/" + name), overwrite: true);
    }

    // The earlier run as it was, or the new one with as many lines of metrics as it trained epochs.
    private void CheckRun()
    {
        var isEarlier = ModelUse.Load(File("run")).Model.Network.Children.Count == 1;
        Assert.All(RunFiles, name => Assert.True(System.IO.File.Exists(File("run/" + name))));
        if (isEarlier)
            Assert.All(RunFiles, name => Assert.Equal(System.IO.File.ReadAllBytes(File("m/" + name)), System.IO.File.ReadAllBytes(File("run/" + name))));
        else
            Assert.Equal(JsonElement.Parse(System.IO.File.ReadAllText(File("run/summary.json"))).GetProperty("epochs").GetInt32(), System.IO.File.ReadLines(File("run/metrics.jsonl")).Count());
    }
}
