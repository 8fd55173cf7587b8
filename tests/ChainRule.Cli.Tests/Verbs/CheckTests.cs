namespace ChainRule.Cli.Tests.Verbs;

public sealed class CheckTests : CommandTests
{
    [Fact]
    public async Task Right_gradients_pass()
    {
        var outcome = (await RunAsync("check", Fixtures.Network("one-one-one"), Fixtures.Network("loss-cross-entropy"))).Succeeded();
        Assert.Equal(2, outcome.Unbroken.Length);
        Assert.StartsWith("one-one-one: passed: 5 gradients compared, the worst is ", outcome.Unbroken[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kink_passes_within_the_slopes_on_either_side_and_is_told()
    {
        Write("kink.json", """{"input":[1],"layers":[{"type":"linear","out_features":1},{"type":"relu"}],"loss":"mse","parameters":{"0.weight":[[1]],"0.bias":[0]},"batch":{"input":[[0]],"target":[[1]]}}""");
        var outcome = await RunAsync("check", "kink.json");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.StartsWith("kink: passed: 3 gradients compared", outcome.Unbroken.Single(), StringComparison.Ordinal);
        Assert.EndsWith("at a kink, within the slopes on either side, such as 0.bias[0]: backpropagation 0, left slope 0, right slope −2", outcome.Unbroken.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_network_without_a_batch_is_refused()
    {
        Write("bare.json", """{"input":[1],"layers":[{"type":"linear","out_features":1}],"loss":"mse"}""");
        Assert.StartsWith("bare.json: \"batch\" is missing; ", (await RunAsync("check", "bare.json")).Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_are_refused_do_not_keep_others_from_being_checked()
    {
        var outcome = await RunAsync("check", "none.json", Fixtures.Network("one-one-one"));
        Assert.Equal((2, "chainrule: none.json: there is no such file"), (outcome.ExitCode, outcome.Error.TrimEnd()));
        Assert.StartsWith("one-one-one: passed", outcome.Unbroken.Single(), StringComparison.Ordinal);
    }
}
