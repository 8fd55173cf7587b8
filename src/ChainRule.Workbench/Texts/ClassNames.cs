using System.Globalization;

namespace ChainRule.Workbench.Texts;

/// <summary>What classes are called: their names, or their numbers if they have none.</summary>
public static class ClassNames
{
    public static IReadOnlyList<string> Of(IReadOnlyList<string>? classes, int count) =>
        [.. Enumerable.Range(0, count).Select(c => classes?.ElementAtOrDefault(c) ?? c.ToString(CultureInfo.InvariantCulture))];
}
