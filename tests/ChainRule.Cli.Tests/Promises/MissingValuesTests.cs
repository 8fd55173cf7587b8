using ChainRule.Tests;

namespace ChainRule.Cli.Tests.Promises;

public sealed class MissingValuesTests : CommandTests
{
    [Fact]
    public async Task Missing_values_are_refused_until_a_policy_is_named()
    {
        Write("birds.csv", SmallData.Birds());
        Assert.Equal("birds.csv, line 9, column \"bill\": \"NA\" means that there is no value here (--missing-words sets these words); fill it in, or use --missing mean or --missing drop", (await RunAsync("train", "birds.csv", "--target", "species", "--out", "run")).Refusal());
        Assert.Equal(["birds.csv"], Entries());
    }

    [Theory]
    [InlineData("mean", 60)]
    [InlineData("drop", 57)]
    public async Task With_a_policy_rows_are_predicted_in_any_order_of_columns(string policy, int rows)
    {
        Write("birds.csv", SmallData.Birds());
        var start = (await RunAsync("train", "birds.csv", "--target", "species", "--missing", policy, "--epochs", "15", "--validation", "0", "--out", "run", "--json")).Succeeded().Json[0];
        Assert.Equal(rows, start.GetProperty("train_samples").GetInt32());

        var evaluated = (await RunAsync("evaluate", "run", "birds.csv")).Succeeded();
        Assert.Equal(policy == "mean" ? "birds.csv: 60 samples" : "birds.csv: 57 samples; 3 rows lack a value and are left out", evaluated.Lines[0]);

        Write("new.csv", "sex;mass;bill;island\nMALE;5000;40;Biscoe\nFEMALE;;36,5;Dream\n".Replace("36,5", "36.5", StringComparison.Ordinal));
        var lines = (await RunAsync("predict", "run", "new.csv")).Succeeded().Lines;
        Assert.Equal("sex,mass,bill,island,predicted_species,probability_Adelie,probability_Gentoo", lines[0]);
        Assert.StartsWith("MALE,5000,40,Biscoe,Gentoo,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith(policy == "mean" ? "FEMALE,,36.5,Dream,Adelie," : "FEMALE,,36.5,Dream,,,", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Penguins_are_told_apart()
    {
        var penguins = SharedData.Path("tabular", "penguins.csv");
        Assert.Contains("--missing mean", (await RunAsync("train", penguins, "--target", "species")).Refusal(), StringComparison.Ordinal);
        var done = (await RunAsync("train", penguins, "--target", "species", "--missing", "mean", "--epochs", "40", "--learning-rate", "0.003", "--json")).Succeeded().Json[^1];
        Assert.InRange(done.GetProperty("validation_accuracy").GetDouble(), 0.97, 1);
    }
}
