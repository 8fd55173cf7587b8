using System.Text.Json;

namespace ChainRule.Cli.Tests.Verbs;

public sealed class DiagnoseTests(TrainedFlowers trained) : CommandTests
{
    private const string Doubled = """
        { "name": "doubled", "input": [2], "layers": [{ "type": "linear", "out_features": 16 }, { "type": "tanh" }, { "type": "linear", "out_features": 3 }, { "type": "softmax" }], "loss": "cross_entropy", "optimizer": { "type": "adam" } }
        """;

    [Fact]
    public async Task A_model_that_is_well_is_called_so()
    {
        var outcome = (await RunAsync("diagnose", trained.Run, trained.Data, "--lang", "en")).Succeeded();
        var line = Assert.Single(outcome.Unbroken);
        Assert.StartsWith("no sign of softmax applied twice, data not scaled,", line, StringComparison.Ordinal);
        var chinese = (await RunAsync("diagnose", trained.Run, trained.Data, "--lang", "zh")).Succeeded();
        Assert.StartsWith("未见", chinese.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_network_file_is_examined_before_training()
    {
        Write("doubled.json", Doubled);
        var outcome = await RunAsync("diagnose", "doubled.json", trained.Data, "--lang", "en");
        Assert.Equal(1, outcome.ExitCode);
        var finding = outcome.Unbroken[1];
        Assert.StartsWith("finding    softmax applied twice: Layer 3, counted from 0, is a softmax", finding, StringComparison.Ordinal);

        var json = (await RunAsync("diagnose", "doubled.json", trained.Data, "--json")).Json.Single();
        Assert.False(json.GetProperty("well").GetBoolean());
        var first = json.GetProperty("findings")[0];
        Assert.Equal(("softmax_twice", "3"), (first.GetProperty("code").GetString(), first.GetProperty("place").GetString()));
        Assert.Equal(JsonValueKind.Number, first.GetProperty("number").ValueKind);
        Assert.Contains("softmax", first.GetProperty("zh").GetString(), StringComparison.Ordinal);
        Assert.Contains("unscaled_data", json.GetProperty("absent").EnumerateArray().Select(code => code.GetString()));
    }

    [Fact]
    public async Task Watching_tells_each_finding_once_and_again_at_the_end()
    {
        var train = (string[])["train", trained.Data, "--layers", "linear 16, tanh, linear 3, softmax", "--loss", "cross_entropy", "--epochs", "30", "--watch"];
        var text = (await RunAsync(train)).Succeeded();
        Assert.Equal(2, text.Unbroken.Count(line => line.StartsWith("finding    softmax applied twice: ", StringComparison.Ordinal)));
        var json = (await RunAsync([.. train, "--json"])).Succeeded().Json;
        var findings = json.Where(line => line.GetProperty("event").GetString() == "finding").ToArray();
        Assert.Equal("softmax_twice", Assert.Single(findings).GetProperty("code").GetString());
        Assert.Equal("diagnosed", json[^1].GetProperty("event").GetString());
    }

    [Fact]
    public async Task Watching_a_training_that_is_well_says_so()
    {
        var outcome = (await RunAsync("train", trained.Data, "--epochs", "120", "--learning-rate", "0.01", "--watch")).Succeeded();
        Assert.Equal("The doctor found nothing wrong.", outcome.Lines[^1]);
    }

    [Fact]
    public async Task Watching_a_short_training_says_that_it_was_too_short()
    {
        string[] train = ["train", trained.Data, "--epochs", "5", "--watch"];
        Assert.StartsWith("The doctor found nothing wrong, but training was too short to judge how its losses went", (await RunAsync(train)).Succeeded().Unbroken[^1], StringComparison.Ordinal);
        Assert.False((await RunAsync([.. train, "--json"])).Succeeded().Json[^1].GetProperty("course_judged").GetBoolean());
    }

    [Fact]
    public async Task A_training_that_diverges_is_diagnosed()
    {
        Write("houses.csv", SmallData.Houses());
        var outcome = await RunAsync("train", "houses.csv", "--layers", "linear 16, relu, linear 1", "--optimizer", "sgd", "--learning-rate", "1000", "--watch");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(outcome.Unbroken, line => line.StartsWith("finding    a learning rate that is too high: Numbers stopped being finite in epoch 1, step ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_diagnosed_is_refused()
    {
        Assert.Equal("nowhere: there is no such file", (await RunAsync("diagnose", "nowhere", trained.Data)).Refusal());
        Assert.Contains("leave --target out", (await RunAsync("diagnose", trained.Run, trained.Data, "--target", "colour")).Refusal(), StringComparison.Ordinal);
        Assert.StartsWith(trained.Data, (await RunAsync("diagnose", trained.Data, trained.Run)).Refusal(), StringComparison.Ordinal);
    }
}
