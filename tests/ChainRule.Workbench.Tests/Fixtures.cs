using System.Runtime.CompilerServices;

namespace ChainRule.Workbench.Tests;

/// <summary>Finds the files of tests/fixtures.</summary>
internal static class Fixtures
{
    public static string Networks { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(Here(), "..", "fixtures", "networks"));

    public static string RandomNetworks { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(Networks, "..", "random-networks.jsonl"));

    public static string Pictures { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(Networks, "..", "pictures"));

    private static string Here([CallerFilePath] string file = "") => System.IO.Path.GetDirectoryName(file)!;
}
