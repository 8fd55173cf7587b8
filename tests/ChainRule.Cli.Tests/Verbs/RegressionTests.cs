using ChainRule.Tests;

namespace ChainRule.Cli.Tests.Verbs;

public sealed class RegressionTests : CommandTests
{
    [Fact]
    public async Task Errors_and_predictions_are_in_the_unit_of_the_table()
    {
        Write("houses.csv", SmallData.Houses());
        var done = (await RunAsync("train", "houses.csv", "--layers", "linear 1", "--optimizer", "adam", "--learning-rate", "0.05", "--epochs", "200", "--validation", "0", "--out", "run", "--json")).Succeeded().Json[^1];
        Assert.InRange(done.GetProperty("train_rmse").GetDouble(), 0, 20);
        Assert.InRange(done.GetProperty("train_r2").GetDouble(), 0.999, 1);

        Write("new.csv", "age,rooms\n10,4\n");
        var predicted = (await RunAsync("predict", "run", "new.csv")).Succeeded();
        Assert.Equal("age,rooms,predicted_price", predicted.Lines[0]);
        Assert.InRange(double.Parse(predicted.Lines[1].Split(',')[2], System.Globalization.CultureInfo.InvariantCulture), 1950, 2050);
    }

    [Fact]
    public async Task The_loss_is_said_to_be_of_the_standardised_target()
    {
        Write("houses.csv", SmallData.Houses());
        var trained = (await RunAsync("train", "houses.csv", "--epochs", "1")).Succeeded();
        Assert.Contains("parameters, loss mse of the standardised target", trained.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_are_not_learnt_as_a_number()
    {
        Write("flowers.csv", SmallData.Flowers());
        Assert.Equal("flowers.csv, column \"colour\": the target holds words, not numbers; use --kind class, or leave --kind out", (await RunAsync("train", "flowers.csv", "--kind", "number")).Refusal());
    }

    [Fact]
    public async Task Diabetes_is_judged_in_the_original_unit()
    {
        var done = (await RunAsync("train", SharedData.Path("tabular", "diabetes.csv"), "--epochs", "8", "--json")).Succeeded().Json[^1];
        Assert.InRange(done.GetProperty("train_rmse").GetDouble(), 40, 75);
        Assert.InRange(done.GetProperty("train_mae").GetDouble(), 30, 65);
    }
}
