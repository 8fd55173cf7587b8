namespace ChainRule.Cli.Tests.Verbs;

public sealed class LabelsTests : CommandTests
{
    private static readonly string Rows = "a,b,wet,cold\n" + string.Concat(Enumerable.Range(0, 80).Select(i => $"{i % 8},{i / 8},{(i % 8 > 3 ? "yes" : "no")},{(i / 8 > 4 ? 1 : 0)}\n"));

    [Fact]
    public async Task Each_label_is_learnt_judged_and_predicted()
    {
        Write("days.csv", Rows);
        var trained = (await RunAsync("train", "days.csv", "--target", "wet,cold", "--epochs", "150", "--out", "run")).Succeeded();
        Assert.Contains("predicts   wet and cold, 2 labels (yes or no), from 2 columns", trained.Lines);
        Assert.Contains("loss binary_cross_entropy", trained.Output, StringComparison.Ordinal);
        Assert.Contains("│ exact match ", trained.Output, StringComparison.Ordinal);

        var evaluated = (await RunAsync("evaluate", "run", "days.csv", "--json")).Succeeded().Json.Single();
        Assert.Equal("label", evaluated.GetProperty("table").GetProperty("kind").GetString());
        var targets = evaluated.GetProperty("targets").EnumerateArray().ToArray();
        Assert.Equal(["wet", "cold"], targets.Select(target => target.GetProperty("name").GetString()));
        Assert.All(targets, target => Assert.InRange(target.GetProperty("f1").GetDouble(), 0.9, 1));
        Assert.InRange(evaluated.GetProperty("exact_match").GetDouble(), 0.9, 1);

        Write("new.csv", "b,a\n9,0\n0,7\n");
        var predicted = (await RunAsync("predict", "run", "new.csv")).Succeeded().Lines;
        Assert.Equal("b,a,predicted_wet,probability_wet,predicted_cold,probability_cold", predicted[0]);
        Assert.Matches(@"^9,0,no,[\d.E-]+,1,(1|0\.9\d*)$", predicted[1]);
        Assert.Matches(@"^0,7,yes,(1|0\.9\d*),0,[\d.E-]+$", predicted[2]);
        (await RunAsync("explain", "run", "--data", "days.csv", "--row", "3", "--parameter", "0.weight[0,0]")).Succeeded();
        Assert.Contains("PredictRow(double a, double b)", (await RunAsync("export", "run", "--csharp", "M.cs")).Succeeded() is { } ? System.IO.File.ReadAllText(File("M.cs")) : "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_loss_is_refused()
    {
        Write("days.csv", Rows);
        Assert.Equal(
            "command line, loss: mse does not compare labels, each of which is yes or no; use binary_cross_entropy, or --kind number",
            (await RunAsync("train", "days.csv", "--target", "wet,cold", "--loss", "mse")).Refusal());
    }
}
