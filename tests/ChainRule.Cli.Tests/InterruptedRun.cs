using System.Text.Json.Nodes;

namespace ChainRule.Cli.Tests;

/// <summary>Makes of a complete run what a kill leaves, and compares runs.</summary>
internal static class InterruptedRun
{
    /// <summary>The run as if it had been killed so that this many of its checkpoints, the oldest, were written.</summary>
    public static void Make(string run, int checkpoints)
    {
        var unfinished = Path.Combine(run, "unfinished");
        Directory.CreateDirectory(unfinished);
        Directory.Move(Path.Combine(run, "checkpoints"), Path.Combine(unfinished, "checkpoints"));
        foreach (var name in (string[])["metrics.jsonl", "settings.json"])
            File.Move(Path.Combine(run, name), Path.Combine(unfinished, name));
        foreach (var name in (string[])["model.safetensors", "summary.json", "report.html"])
            File.Delete(Path.Combine(run, name));
        foreach (var file in Checkpoints(unfinished).Skip(checkpoints))
            File.Delete(file);
    }

    public static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public static string[] Checkpoints(string place) => [.. Directory.EnumerateFiles(Path.Combine(place, "checkpoints")).Order(StringComparer.Ordinal)];

    /// <summary>Asserts that two complete runs differ in nothing but times. A process that was killed after the end leaves its lock, which locks nothing.</summary>
    public static void AssertSame(string expected, string actual)
    {
        Assert.Equal(["checkpoints", "metrics.jsonl", "model.safetensors", "report.html", "settings.json", "summary.json"], Directory.EnumerateFileSystemEntries(actual).Select(entry => Path.GetFileName(entry)).Where(name => name != ".lock").Order(StringComparer.Ordinal));
        Assert.Equal(File.ReadAllBytes(Path.Combine(expected, "model.safetensors")), File.ReadAllBytes(Path.Combine(actual, "model.safetensors")));
        foreach (var name in (string[])["metrics.jsonl", "summary.json"])
            Assert.Equal(Timeless(Path.Combine(expected, name)), Timeless(Path.Combine(actual, name)));
    }

    private static string[] Timeless(string file) => [.. File.ReadLines(file).Select(line =>
    {
        var json = JsonNode.Parse(line)!.AsObject();
        json.Remove("seconds");
        json.Remove("samples_per_second");
        return json.ToJsonString();
    })];
}
