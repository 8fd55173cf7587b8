namespace ChainRule.Cli.Tests.Verbs;

public sealed class SeveralTargetsTests : CommandTests
{
    private static readonly string Rows = "a,b,sum,\"a, less b\"\n" + string.Concat(Enumerable.Range(0, 64).Select(i => $"{i % 8},{i / 8},{1000 + i % 8 + i / 8},{i % 8 - i / 8}\n"));

    [Fact]
    public async Task One_network_learns_them_and_each_is_named()
    {
        Write("two.csv", Rows);
        var trained = (await RunAsync("train", "two.csv", "--target", "sum", "--target", "a, less b", "--epochs", "200", "--out", "run")).Succeeded();
        Assert.Contains("predicts   sum and a, less b, 2 numbers, from 2 columns", trained.Lines);
        Assert.Contains("           (change them with --target)", trained.Lines);
        Assert.Contains("loss mse of the standardised targets", trained.Output, StringComparison.Ordinal);
        Assert.Contains("│ validation: target │", trained.Output, StringComparison.Ordinal);

        var evaluated = (await RunAsync("evaluate", "run", "two.csv", "--json")).Succeeded().Json.Single();
        var targets = evaluated.GetProperty("targets").EnumerateArray().ToArray();
        Assert.Equal(["sum", "a, less b"], targets.Select(target => target.GetProperty("name").GetString()));
        Assert.All(targets, target => Assert.InRange(target.GetProperty("rmse").GetDouble(), 0, 0.5));
        Assert.Equal(targets.Average(target => target.GetProperty("mae").GetDouble()), evaluated.GetProperty("mae").GetDouble(), 1e-9);
        Assert.Equal(targets.Average(target => target.GetProperty("r2").GetDouble()), evaluated.GetProperty("r2").GetDouble(), 1e-9);

        Write("new.csv", "b,a\n2,7\n");
        var predicted = (await RunAsync("predict", "run", "new.csv")).Succeeded().Lines;
        Assert.Equal("b,a,predicted_sum,\"predicted_a, less b\"", predicted[0]);
        Assert.Matches(@"^2,7,100[89]\.\d+,[45]\.\d+$", predicted[1]);
        Assert.Contains("sum and a, less b, 2 numbers", (await RunAsync("summary", "run")).Succeeded().Output, StringComparison.Ordinal);
        var explained = (await RunAsync("explain", "run", "--data", "two.csv", "--row", "10", "--parameter", "0.weight[0,0]")).Succeeded().Output;
        Assert.Contains("(sum 1003, standardised)", explained, StringComparison.Ordinal);
        Assert.Contains("(a, less b 1, standardised)", explained, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_says_what_the_opening_lines_say()
    {
        Write("two.csv", Rows);
        var start = (await RunAsync("train", "two.csv", "--target", "sum,a, less b", "--target", "sum", "--epochs", "1", "--json")).Refusal();
        Assert.Equal("two.csv: there is no column \"less b\"; the columns are a, b, sum, a, less b", start);
        var json = (await RunAsync("train", "two.csv", "--target", "a, less b", "--target", "sum", "--optimizer", "sgd", "--learning-rate", "0.1", "--split", "time", "--epochs", "1", "--json")).Succeeded().Json[0];
        Assert.Equal(["a, less b", "sum"], json.GetProperty("table").GetProperty("targets").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal("time", json.GetProperty("split").GetString());
        Assert.True(json.GetProperty("learns_standardized").GetBoolean());
        Assert.True(json.GetProperty("network_was_chosen").GetBoolean());
        json = (await RunAsync("train", "two.csv", "--target", "sum", "--epochs", "1", "--kind", "number", "--json")).Succeeded().Json[0];
        Assert.Equal("random", json.GetProperty("split").GetString());
        Assert.Equal(0.001, json.GetProperty("optimizer_settings").GetProperty("weight_decay").GetDouble());
    }

    [Theory]
    [InlineData("cross_entropy")]
    [InlineData("binary_cross_entropy")]
    public async Task A_loss_of_classes_is_refused(string loss)
    {
        Write("two.csv", Rows);
        Assert.Equal($"command line, loss: {loss} compares classes, but numbers are predicted; use mse, mae, huber or half_squared_error", (await RunAsync("train", "two.csv", "--target", "a,sum", "--loss", loss)).Refusal());
    }
}
