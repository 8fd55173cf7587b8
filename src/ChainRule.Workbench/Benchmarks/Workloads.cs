using System.Text.Json;
using ChainRule.Data;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Benchmarks;

/// <summary>The workloads of workloads.json, on which PyTorch is measured too.</summary>
public static class Workloads
{
    private const string File = "workloads.json";

    public static IReadOnlyList<Workload> All { get; } = Read();

    /// <summary>The workloads with these names; all if no name is given.</summary>
    /// <exception cref="InputException">there is no workload of that name; the message lists those that there are</exception>
    public static IReadOnlyList<Workload> Named(IReadOnlyList<string> names) =>
        names.Count == 0 ? All : [.. names.Select(Named)];

    private static Workload Named(string name) =>
        All.FirstOrDefault(workload => workload.Name == name)
        ?? throw new InputException(UserInput.CommandLine, null, $"\"{name}\" is not a workload", "there are " + string.Join(", ", All.Select(workload => workload.Name)));

    private static Workload[] Read()
    {
        using var stream = typeof(Workloads).Assembly.GetManifestResourceStream(File)!;
        using var document = JsonDocument.Parse(stream);
        var entries = document.RootElement.EnumerateArray().ToDictionary(entry => entry.GetProperty("name").GetString()!);
        return [.. entries.Select(pair => Make(pair.Key, pair.Value))];

        Workload Make(string name, JsonElement entry)
        {
            if (entry.TryGetProperty("size", out var size))
                return new ProductWorkload(size.GetInt32()) { Name = name, Samples = 1 };
            var trained = entry.TryGetProperty("forward_of", out var other) ? entries[other.GetString()!] : entry;
            var network = trained.GetProperty("network").GetRawText();
            return new NetworkWorkload(network, trains: other.ValueKind == JsonValueKind.Undefined) { Name = name, Samples = entry.GetProperty("batch").GetInt32() };
        }
    }
}
