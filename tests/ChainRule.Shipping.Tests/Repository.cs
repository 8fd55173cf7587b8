using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace ChainRule.Shipping.Tests;

/// <summary>What of this repository is shipped.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    public static string Tests => Path.Combine(Root, "tests", "ChainRule.Shipping.Tests");

    public static string Version { get; } = XDocument.Load(Path.Combine(Root, "Directory.Build.props")).Descendants("Version").Single().Value;

    /// <summary>The projects that say IsPackable; the tool first, since it builds most others.</summary>
    public static string[] PackedProjects { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(file => (File: file, Project: XDocument.Load(file)))
            .Where(project => project.Project.Descendants("IsPackable").Any(value => value.Value == "true"))
            .OrderByDescending(project => project.Project.Descendants("PackAsTool").Any()).ThenBy(project => project.File, StringComparer.Ordinal)
            .Select(project => project.File),
    ];

    /// <summary>Packs every packed project into a folder, building beside it.</summary>
    public static async Task Pack(string into, string artifacts)
    {
        foreach (var project in PackedProjects)
            (await Programs.Run("dotnet", Root, "pack", project, "-c", "Release", "-p:ContinuousIntegrationBuild=true", "--artifacts-path", artifacts, "-o", into)).Succeeded();
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
