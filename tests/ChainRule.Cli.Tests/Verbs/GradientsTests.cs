using System.Text.Json;
using ChainRule.Tests;

namespace ChainRule.Cli.Tests.Verbs;

public sealed class GradientsTests : CommandTests
{
    private static readonly string[] Names = ["one-one-one", "loss-cross-entropy-weights", "optimizer-adam-groups", "residual", "activation-gelu-tanh"];

    [Fact]
    public async Task Json_is_what_PyTorch_computes_a_line_for_each_file()
    {
        var outcome = (await RunAsync(["gradients", .. Names.Select(Fixtures.Network), "--json"])).Succeeded();
        foreach (var (name, line) in Names.Zip(outcome.Json))
            Assert.Empty(NearJson.Faults(JsonElement.Parse(System.IO.File.ReadAllText(Fixtures.Expected(name))), line, name));
        Assert.Equal(Names.Length, outcome.Lines.Length);
    }

    [Fact]
    public async Task Text_shows_every_gradient_as_a_table()
    {
        var outcome = (await RunAsync("gradients", Fixtures.Network("one-one-one"))).Succeeded();
        Assert.StartsWith("one-one-one: loss 0.0216", outcome.Lines[0], StringComparison.Ordinal);
        foreach (var cell in (string[])["│ input ", "│ 0.weight │ [1, 1] │ −0.00368", "│ 2.bias ", "│ after the step │"])
            Assert.Contains(cell, outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_sample_of_the_output_has_a_line()
    {
        Write("n.json", """{"input":[1],"layers":[{"type":"identity"}],"loss":"mse","batch":{"input":[[1.5],[25]],"target":[[1],[2]]}}""");
        var lines = (await RunAsync("gradients", "n.json")).Succeeded().Lines;
        Assert.Equal(["output [2, 1]", "1.5", "25"], lines[1..4].Select(line => line.Trim()));
    }

    [Fact]
    public async Task A_network_without_a_batch_is_refused()
    {
        Write("bare.json", """{"input":[1],"layers":[{"type":"linear","out_features":1}],"loss":"mse"}""");
        Assert.StartsWith("bare.json: \"batch\" is missing; ", (await RunAsync("gradients", "bare.json")).Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gradients_that_overflow_are_work_that_failed()
    {
        Write("huge.json", """{"input":[1],"layers":[{"type":"linear","out_features":1}],"loss":"mse","parameters":{"0.weight":[[1e200]]},"batch":{"input":[[1e200]],"target":[[1]]}}""");
        Assert.Equal("huge.json: the loss is NaN or infinite", (await RunAsync("gradients", "huge.json", "--json")).Refusal(1));
    }

    [Fact]
    public async Task Files_that_are_refused_do_not_keep_others_from_being_worked()
    {
        Write("bare.json", """{"name":"bare","input":[1],"layers":[{"type":"linear","out_features":1}],"loss":"mse"}""");
        Write("undefined.json", """{"input":[1],"layers":[{"type":"relu"},{"type":"linear","out_features":1,"bias":false}],"loss":"mse","optimizer":{"type":"adam","eps":0},"batch":{"input":[[-1]],"target":[[1]]}}""");
        var outcome = await RunAsync("gradients", Fixtures.Network("residual"), "bare.json", "undefined.json", "none.json", Fixtures.Network("one-one-one"), "--json");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal(["residual", "one-one-one"], outcome.Json.Select(line => line.GetProperty("network").GetString()));
        Assert.Collection(
            outcome.Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries),
            line => Assert.StartsWith("chainrule: bare.json: \"batch\" is missing; ", line, StringComparison.Ordinal),
            line => Assert.Equal("chainrule: undefined.json: 1.weight after the step is NaN or infinite", line),
            line => Assert.Equal("chainrule: none.json: there is no such file", line));
        Assert.Equal(1, (await RunAsync("gradients", "undefined.json", Fixtures.Network("residual"))).ExitCode);
    }

    [Fact]
    public async Task Text_shows_the_optimizer_and_what_layers_keep()
    {
        var outcome = (await RunAsync("gradients", Fixtures.Network("clip-norm"), Fixtures.Network("batch-norm1d"))).Succeeded();
        Assert.Equal("optimizer sgd, learning rate 0.2, clip norm 0.05", outcome.Lines[1]);
        foreach (var cell in (string[])["│ before the step │", "│ after the step ", "│ 1.running_mean │ [5]   │ 0  0  0  0  0   │", "│ 1.running_var  │ [5]   │ 1  1  1  1  1   │"])
            Assert.Contains(cell, outcome.Output, StringComparison.Ordinal);
    }
}
