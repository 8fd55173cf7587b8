using ChainRule.Formats;

namespace ChainRule.Cli.Tests.Promises;

public sealed class DivergenceTests : CommandTests
{
    [Fact]
    public async Task Training_that_diverges_stops_and_keeps_the_last_good_weights()
    {
        Write("houses.csv", SmallData.Houses());
        var outcome = await RunAsync("train", "houses.csv", "--layers", "linear 8, linear 8, linear 1", "--loss", "mse", "--optimizer", "sgd", "--learning-rate", "1e6", "--epochs", "50", "--out", "run", "--json");
        AssertKept(outcome, @"layer \d Linear\(\d, \d\)");
    }

    [Fact]
    public async Task A_last_step_that_diverges_fails_as_well()
    {
        Write("houses.csv", SmallData.Houses(4));
        Write("n.json", """{"input": [2], "layers": [{"type": "linear", "out_features": 1}], "loss": "mse", "optimizer": {"type": "sgd", "learning_rate": 1e39}}""");
        AssertKept(await RunAsync("train", "houses.csv", "--network", "n.json", "--epochs", "1", "--batch", "4", "--validation", "0", "--out", "run"), "0.weight after the step");
    }

    [Fact]
    public async Task What_is_advised_against_it_helps()
    {
        Write("houses.csv", SmallData.Houses());
        string[] training = ["train", "houses.csv", "--layers", "linear 8, linear 1", "--loss", "mse", "--optimizer", "sgd", "--learning-rate", "1", "--epochs", "20"];
        Assert.EndsWith("or --clip-norm 1.", (await RunAsync(training)).Failure(1), StringComparison.Ordinal);
        (await RunAsync([.. training, "--clip-norm", "0.1"])).Succeeded();
        (await RunAsync([.. training, "--clip-value", "0.01"])).Succeeded();
    }

    private void AssertKept(Outcome outcome, string where)
    {
        Assert.Matches($@"^Training diverged in epoch \d+, step \d+: the first values that are not finite are those of {where}\. The last good weights are kept\. Try a smaller --learning-rate, or --clip-norm 1\.$", outcome.Failure(1));
        Assert.Equal(["metrics.jsonl", "model.safetensors", "report.html", "settings.json", "summary.json"], Directory.EnumerateFiles(File("run")).Select(file => Path.GetFileName(file)).Order());
        Assert.Contains("\"event\":\"diverged\"", System.IO.File.ReadAllText(File("run/summary.json")), StringComparison.Ordinal);
        foreach (var (_, tensor) in Safetensors.Read(File("run/model.safetensors")).Tensors)
            Assert.All(tensor.ToDoubles(), weight => Assert.True(double.IsFinite(weight)));
    }
}
