using System.Diagnostics;
using ChainRule.Tests;

namespace ChainRule.Cli.Tests.Promises;

/// <summary>Rows, a model trained on them, and what commands do with them and how long they take, each run once.</summary>
public sealed class UndisturbedRuns : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, TimeSpan> _times = [];

    public async ValueTask InitializeAsync()
    {
        _folder.Write("rows.csv", SmallData.Flowers(9000));
        await RunAsync("train", "rows.csv", "--layers", "linear 3", "--epochs", "1", "--out", "m");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>How long a command takes that succeeds.</summary>
    public async Task<TimeSpan> TimeAsync(string[] arguments)
    {
        if (!_times.TryGetValue(arguments[0], out var time))
            _times[arguments[0]] = time = await RunAsync(arguments);
        return time;
    }

    /// <summary>What a command wrote.</summary>
    public string Text(string file) => File.ReadAllText(_folder.File(file));

    /// <summary>Copies the rows and the model.</summary>
    public void CopyTo(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "m"));
        foreach (var file in Directory.EnumerateFiles(_folder.File("m")).Append(_folder.File("rows.csv")))
            File.Copy(file, Path.Combine(folder, Path.GetRelativePath(_folder.Path, file)));
    }

    private async Task<TimeSpan> RunAsync(params string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        using var command = Command.Start(_folder.Path, new Dictionary<string, string>(), arguments);
        (await command.EndAsync()).Succeeded();
        return clock.Elapsed;
    }
}
