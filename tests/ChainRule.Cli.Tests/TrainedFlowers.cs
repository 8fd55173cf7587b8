using ChainRule.Cli.Tests;
using ChainRule.Tests;

[assembly: AssemblyFixture(typeof(TrainedFlowers))]

namespace ChainRule.Cli.Tests;

/// <summary>A model that is trained once, for all tests that use one.</summary>
public sealed class TrainedFlowers : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public string Run => _folder.File("run");

    public string Data => _folder.File("flowers.csv");

    internal Outcome Training { get; private set; } = new(-1, "", "");

    public async ValueTask InitializeAsync()
    {
        _folder.Write("flowers.csv", SmallData.Flowers());
        using var command = Command.Start(_folder.Path, new Dictionary<string, string>(), "train", "flowers.csv", "--validation", "0", "--epochs", "40", "--learning-rate", "0.01", "--out", "run", "--json");
        Training = (await command.EndAsync()).Succeeded();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
