using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace ChainRule.Shipping.Tests;

/// <summary>What of this repository is shipped.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    public static string Tests => Path.Combine(Root, "tests", "ChainRule.Shipping.Tests");

    public static string Version { get; } = XDocument.Load(Path.Combine(Root, "Directory.Build.props")).Descendants("Version").Single().Value;

    /// <summary>The projects that say IsPackable.</summary>
    public static string[] PackedProjects { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(project => XDocument.Load(project).Descendants("IsPackable").Any(value => value.Value == "true"))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Packs every packed project into a folder.</summary>
    public static async Task Pack(string into, params string[] options)
    {
        foreach (var project in PackedProjects)
            (await Programs.Run("dotnet", Root, ["pack", project, "-c", "Release", "-o", into, .. options])).Succeeded();
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
