namespace ChainRule.Cli.Tests.Refusals;

public sealed class WrongExplanationTests(TrainedFlowers trained) : WithinProcessTests
{
    private static readonly string Network = Fixtures.Network("one-one-one");

    [Theory]
    [InlineData("0.weight[0,1]: 0.weight has the shape [1, 1]; its last element is 0.weight[0,0].", "0.weight[0,1]")]
    [InlineData("There is no parameter \"1.weight\": there are 0.weight, 0.bias, 2.weight, 2.bias, input.", "1.weight[0,0]")]
    [InlineData("0.weight[x]: an element is written with its indexes from 0, such as 0.weight[0,0].", "0.weight[x]")]
    public async Task A_parameter_that_is_not_there_is_refused(string message, string parameter) =>
        Assert.Equal(message, (await RunAsync("explain", Network, "--parameter", parameter)).Refusal());

    [Fact]
    public async Task A_network_too_large_to_print_whole_asks_for_a_parameter()
    {
        Write("large.json", """{"input":[20],"layers":[{"type":"linear","out_features":30}],"loss":"mse"}""");
        Assert.Equal("large.json: \"batch\" is missing; gradients are computed on a batch: write {\"input\": …, \"target\": …}", (await RunAsync("explain", "large.json")).Refusal());
        var refusal = (await RunAsync("explain", trained.Run, "--data", trained.Data, "--row", "0")).Refusal();
        Assert.Matches(@"^The network has \d+,?\d* parameters and inputs, too many to explain at once: name one, such as 0\.weight\[0,0\]; there are 0\.weight \[", refusal);
    }

    [Fact]
    public async Task A_model_needs_a_row_of_data_and_a_network_file_none()
    {
        Assert.Equal($"{trained.Run}: a trained model needs data to be explained on; add --data DATA --row N", (await RunAsync("explain", trained.Run)).Refusal());
        Assert.Equal($"{trained.Data}: there is no row 60; the rows are 0 to 59", (await RunAsync("explain", trained.Run, "--data", trained.Data, "--row", "60")).Refusal());
        Assert.Equal($"{trained.Run}: a trained model is explained as it is; leave --step out, or name a network file", (await RunAsync("explain", trained.Run, "--data", trained.Data, "--row", "0", "--step", "2")).Refusal());
        Assert.Equal($"{Network}: a network file is explained on its own batch; leave --data and --row out, or name a trained model", (await RunAsync("explain", Network, "--data", trained.Data, "--row", "0")).Refusal());
        Assert.Equal($"{Network}: a network file is explained on its own batch; leave --seed and --header out, or name a trained model", (await RunAsync("explain", Network, "--seed", "1", "--header")).Refusal());
    }

    [Fact]
    public async Task A_row_without_a_target_or_of_other_data_is_refused()
    {
        Write("new.csv", "length,width\n1,2\n");
        Assert.StartsWith("new.csv: the column \"colour\" is missing; ", (await RunAsync("explain", trained.Run, "--data", "new.csv", "--row", "0")).Refusal(), StringComparison.Ordinal);
        Assert.StartsWith("xor: samples have the shape [2]; the model takes rows of a table", (await RunAsync("explain", trained.Run, "--data", "xor", "--row", "0")).Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--data and --row go together", "--row", "1")]
    [InlineData("--terms goes with --parameter: without one, every term is written", "--terms", "1")]
    [InlineData("--all goes with --parameter: without one, every term is written", "--all")]
    [InlineData("--data and --row go together", "--data", "a.csv")]
    [InlineData("--row must be a whole number of at least 0, not '-1'", "--data", "a.csv", "--row", "-1")]
    [InlineData("--round must be a whole number from 0 to 15, not '16'", "--round", "16")]
    [InlineData("--digits must be a whole number from 1 to 17, not '0'", "--digits", "0")]
    [InlineData("'pdf'", "--format", "pdf")]
    [InlineData("'de'", "--lang", "de")]
    public async Task A_wrong_option_is_refused(string problem, params string[] options)
    {
        var outcome = await RunAsync(["explain", Network, .. options]);
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(problem, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_to_is_refused_and_leaves_nothing()
    {
        Directory.CreateDirectory(File("folder"));
        Assert.Equal("folder: this is a folder; give the path of a file to write", (await RunAsync("explain", Network, "--out", "folder")).Refusal());
        Assert.Equal("nowhere/x.md: its folder does not exist; create it, or choose another", (await RunAsync("explain", Network, "--out", "nowhere/x.md")).Refusal());
        Assert.Equal("x.pdf: explanations are not written as .pdf files; end the name in .txt, .md, .tex, .html, .htm, .json, or add --format", (await RunAsync("explain", Network, "--out", "x.pdf")).Refusal());
        (await RunAsync("explain", Network, "--out", "x.md", "--parameter", "9.weight[0]")).Refusal();
        Assert.Equal(["folder"], Entries());
    }

    [Fact]
    public async Task A_later_step_needs_an_optimizer()
    {
        Write("still.json", """{"input":[1],"layers":[{"type":"linear","out_features":1}],"loss":"mse","batch":{"input":[[1]],"target":[[1]]}}""");
        Assert.Equal("still.json: \"optimizer\" is missing; it is needed for the steps before the one to explain", (await RunAsync("explain", "still.json", "--step", "2")).Refusal());
    }

    [Fact]
    public async Task Gradients_that_overflow_are_work_that_failed()
    {
        Write("huge.json", """{"input":[1],"layers":[{"type":"linear","out_features":1}],"loss":"mse","parameters":{"0.weight":[[1e200]]},"batch":{"input":[[1e200]],"target":[[1]]}}""");
        Assert.Equal("huge.json: the loss is NaN or infinite", (await RunAsync("explain", "huge.json")).Refusal(1));
        Write("steep.json", """{"input":[1],"layers":[{"type":"linear","out_features":1}],"loss":"mse","optimizer":{"type":"sgd","learning_rate":0},"schedule":{"type":"exponential","gamma":1e300},"batch":{"input":[[1]],"target":[[1]]}}""");
        Assert.Equal("steep.json: the learning rate that the schedule gives is NaN or infinite", (await RunAsync("explain", "steep.json", "--step", "4")).Refusal(1));
    }
}
