using ChainRule.Tests;

namespace ChainRule.Cli.Tests.Promises;

/// <summary>Small and quick ones of the trials that bench/accuracy measures.</summary>
public sealed class AccuracyTests : CommandTests
{
    [Fact]
    public async Task Xor_is_solved()
    {
        var done = (await RunAsync("train", "xor", "--layers", "linear 4, sigmoid, linear 1", "--optimizer", "adam", "--learning-rate", "0.1", "--epochs", "400", "--json")).Succeeded().Json[^1];
        Assert.Equal(1, done.GetProperty("test_accuracy").GetDouble());
    }

    [Fact]
    public async Task Spirals_are_told_apart()
    {
        var done = (await RunAsync("train", "spirals", "--layers", "linear 16, tanh, linear 16, tanh, linear 1", "--learning-rate", "0.02", "--epochs", "150", "--stop-at-loss", "0.01", "--json")).Succeeded().Json[^1];
        Assert.InRange(done.GetProperty("test_accuracy").GetDouble(), 0.95, 1);
    }

    [Fact]
    public async Task Iris_is_learnt()
    {
        var done = (await RunAsync("train", SharedData.Path("tabular", "iris.csv"), "--target", "species", "--epochs", "40", "--learning-rate", "0.01", "--json")).Succeeded().Json[^1];
        Assert.InRange(done.GetProperty("train_accuracy").GetDouble(), 0.94, 1);
    }
}
