using System.Runtime.CompilerServices;

namespace ChainRule.Cli.Tests;

/// <summary>Finds the files of tests/fixtures.</summary>
internal static class Fixtures
{
    public static string Network(string name) => Path.Combine(Networks, name + ".json");

    public static string Expected(string name) => Path.Combine(Networks, name + ".expected.json");

    private static string Networks { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "fixtures", "networks"));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
