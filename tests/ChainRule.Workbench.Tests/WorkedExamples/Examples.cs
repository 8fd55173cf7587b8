using System.Runtime.CompilerServices;
using ChainRule.Expressions;

namespace ChainRule.Workbench.Tests.WorkedExamples;

/// <summary>Where the examples and their derivations are.</summary>
internal static class Examples
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    public static string Folder => Path.Combine(Root, "examples");

    public static string Documents => Path.Combine(Root, "docs", "worked-examples");

    public static string File(string name) => Path.Combine(Folder, name + ".json");

    public static string Document(string name, Language language) =>
        Path.Combine(Documents, language == Language.Chinese ? $"{name}.zh.md" : $"{name}.md");

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
