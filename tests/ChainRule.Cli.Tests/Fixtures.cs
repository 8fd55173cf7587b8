using System.Runtime.CompilerServices;

namespace ChainRule.Cli.Tests;

/// <summary>Finds the files of tests/fixtures.</summary>
internal static class Fixtures
{
    public static string Network(string name) => Path.Combine(Networks, name + ".json");

    public static string Expected(string name) => Path.Combine(Networks, name + ".expected.json");

    /// <summary>A file of a model of Keras.</summary>
    public static string Keras(string name) => Path.Combine(Folder("keras"), name);

    private static string Networks { get; } = Folder("networks");

    private static string Folder(string name) => Path.GetFullPath(Path.Combine(Here(), "..", "fixtures", name));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
