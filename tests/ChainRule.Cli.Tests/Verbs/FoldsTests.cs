using ChainRule.Workbench.Models;

namespace ChainRule.Cli.Tests.Verbs;

public sealed class FoldsTests : WithinProcessTests
{
    private static readonly string[] Flowers = ["train", "flowers.csv", "--folds", "3", "--layers", "8", "--epochs", "5", "--batch", "16", "--learning-rate", "0.05"];

    public FoldsTests() => Write("flowers.csv", SmallData.Flowers());

    [Fact]
    public async Task Each_fold_is_a_row_of_the_table_above_its_mean()
    {
        var run = (await RunAsync(Flowers)).Succeeded();
        Assert.Contains("3 folds of 20 rows, in which the classes keep their shares", run.Output, StringComparison.Ordinal);
        Assert.Equal(3, run.Lines.Count(line => line.StartsWith("fold ", StringComparison.Ordinal)));
        Assert.Matches("│ mean +│ +│ [0-9.]+ │ +[0-9.]+ % │", run.Output);
        Assert.Matches("│ deviation +│ +│ [0-9.]+ │ +[0-9.]+ % │", run.Output);
        Assert.Equal(["flowers.csv"], Entries());

        var lines = (await RunAsync([.. Flowers, "--json"])).Succeeded().Json;
        double[] losses = [.. lines.Where(line => line.GetProperty("event").GetString() == "fold").Select(line => line.GetProperty("loss").GetDouble())];
        Assert.Equal(3, losses.Length);
        Assert.Equal(losses.Average(), lines[^2].GetProperty("loss").GetDouble(), 1e-12);
    }

    [Fact]
    public async Task The_model_is_trained_on_all_rows_and_can_be_trained_longer()
    {
        (await RunAsync([.. Flowers, "--out", "runs"])).Succeeded();
        (await RunAsync(["train", "flowers.csv", .. Flowers[4..], "--validation", "0", "--out", "alone"])).Succeeded();
        InterruptedRun.AssertSame(File("alone"), File("runs/all-rows"));
        Assert.Equal((await RunAsync("predict", "alone", "flowers.csv")).Succeeded().Output, (await RunAsync("predict", "runs", "flowers.csv")).Succeeded().Output);
        (await RunAsync("explain", "runs", "--data", "flowers.csv", "--row", "0", "--parameter", "0.bias[0]")).Succeeded();
        (await RunAsync("train", "--resume", "runs/all-rows", "--epochs", "7")).Succeeded();
        Assert.Equal("runs/fold-1: this is one fold of a cross-validation; go on with the folder above, which holds all of them", (await RunAsync("train", "--resume", "runs/fold-1", "--epochs", "7")).Refusal());
        Assert.Matches("│ mean +│ +│ +│ [0-9.]+ │", (await RunAsync("summary", "runs")).Succeeded().Output);
    }

    [Fact]
    public async Task An_ensemble_is_used_as_a_model()
    {
        (await RunAsync([.. Flowers, "--ensemble", "--out", "runs"])).Succeeded();
        Assert.Contains("the mean of what 3 models predict", (await RunAsync("evaluate", "runs", "flowers.csv")).Succeeded().Lines);
        Assert.Equal(61, (await RunAsync("predict", "runs", "flowers.csv")).Succeeded().Lines.Length);
        Assert.StartsWith("runs: the folder holds 3 models, whose predictions evaluate and predict average; name one of them: runs", (await RunAsync("explain", "runs", "--data", "flowers.csv", "--row", "0")).Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_interrupted_goes_on()
    {
        (await RunAsync([.. Flowers, "--out", "whole", "--checkpoint-every", "1"])).Succeeded();
        InterruptedRun.Copy(File("whole"), File("runs"));
        Directory.Delete(File("runs/all-rows"), recursive: true);
        Directory.Delete(File("runs/fold-3"), recursive: true);
        InterruptedRun.Make(File("runs/fold-2"), 1);
        var description = RunSetFile.Find(File("whole"))!;
        Write("runs/runs.json", System.IO.File.ReadAllText(File("runs/runs.json")).Replace("\"complete\": true", "\"complete\": false", StringComparison.Ordinal));
        Assert.Equal("runs: the folder holds a cross-validation that was interrupted; \"chainrule train --resume runs\" goes on with it; add --overwrite to replace it", (await RunAsync([.. Flowers, "--out", "runs"])).Refusal());
        Assert.StartsWith("command line, --epochs: --resume goes on with the settings of the run", (await RunAsync("train", "--resume", "runs", "--epochs", "9")).Refusal(), StringComparison.Ordinal);
        (await RunAsync("train", "--resume", "runs", "--threads", "1")).Succeeded();
        Assert.Equal(description.Table.ToJsonString(), RunSetFile.Find(File("runs"))!.Table.ToJsonString());
        InterruptedRun.AssertSame(File("whole/all-rows"), File("runs/all-rows"));
        Assert.Equal("runs: the cross-validation is complete; start it anew, in another folder", (await RunAsync("train", "--resume", "runs")).Refusal());
        (await RunAsync(["train", "flowers.csv", "--folds", "2", .. Flowers[4..], "--out", "runs", "--overwrite"])).Succeeded();
        Assert.False(Directory.Exists(File("runs/fold-3")));
    }

    [Fact]
    public async Task Numbers_have_folds_too()
    {
        Write("houses.csv", SmallData.Houses());
        var run = (await RunAsync("train", "houses.csv", "--kind", "number", "--folds", "2", "--epochs", "3", "--patience", "2", "--validation", "0.2", "--ensemble", "--out", "runs")).Succeeded();
        Assert.Contains("2 folds of 30 rows, drawn at random", run.Output, StringComparison.Ordinal);
        var r2 = (await RunAsync("evaluate", "runs", "houses.csv", "--json")).Succeeded().Json[0].GetProperty("r2").GetDouble();
        Assert.InRange(r2, -1, 1);
    }

    [Theory]
    [InlineData("--ensemble needs --folds", "train", "flowers.csv", "--ensemble", "--out", "runs")]
    [InlineData("--ensemble needs --out", "train", "flowers.csv", "--ensemble", "--folds", "3")]
    [InlineData("--folds and --watch cannot be used together", "train", "flowers.csv", "--folds", "3", "--watch")]
    [InlineData("--folds must be a whole number from 2 to 1000, not '1'", "train", "flowers.csv", "--folds", "1")]
    [InlineData("command line, --test: each fold is the test of the others; leave it out, or evaluate the model on it afterwards", "train", "flowers.csv", "--folds", "3", "--test", "moons")]
    [InlineData("command line, --dropout: the layers are written out; write dropout among them, or give --layers only the sizes of hidden layers", "train", "flowers.csv", "--layers", "linear 3", "--dropout", "0.5")]
    [InlineData("moons: the data has no columns; leave --group out, which is for tables", "train", "moons", "--group", "x")]
    [InlineData("flowers.csv: there is no column \"plant\"; the columns are length, width, colour", "train", "flowers.csv", "--group", "plant")]
    public async Task What_does_not_go_together_is_refused(string problem, params string[] arguments) =>
        Assert.Contains($"chainrule: {problem}", (await RunAsync(arguments)).Error, StringComparison.Ordinal);
}
