using System.Text;
using System.Text.Json;
using ChainRule.Formats;

namespace ChainRule.Workbench.Models;

/// <summary>The lines of metrics.jsonl, each of which names its epoch.</summary>
internal static class RunMetrics
{
    /// <summary>How many epochs have their line; 0 if there is no such file.</summary>
    public static int Epochs(string path) => Whole(path).Count(line => EpochOf(line) is not null);

    /// <summary>Copies the lines of the first epochs; what follows them, or was left half written, is cut off.</summary>
    public static void Copy(string from, string to, long epochs)
    {
        string[] lines = [.. Whole(from).TakeWhile(line => EpochOf(line) is not { } epoch || epoch <= epochs)];
        WholeFile.Write(to, stream => stream.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")))));
    }

    private static IEnumerable<string> Whole(string path)
    {
        var text = File.Exists(path) ? File.ReadAllText(path) : "";
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeWhile(IsJson);
    }

    private static bool IsJson(string line)
    {
        try
        {
            return JsonElement.Parse(line).ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static long? EpochOf(string line) =>
        JsonElement.Parse(line).TryGetProperty("epoch", out var epoch) && epoch.ValueKind == JsonValueKind.Number && epoch.TryGetInt64(out var number) ? number : null;
}
