using ChainRule.Data;

namespace ChainRule.Workbench.Data.Tables.Reading;

/// <summary>The names of a table's columns: those in the header, or else their numbers.</summary>
internal static class HeaderNames
{
    public static IReadOnlyList<string> Of(string file, string? place, IReadOnlyList<string> first, bool isHeader)
    {
        string[] names = [.. first.Select((name, i) => isHeader && name.Length > 0 ? name : $"column{i + 1}")];
        var met = new HashSet<string>(StringComparer.Ordinal);
        return Array.FindIndex(names, name => !met.Add(name)) is var i and >= 0
            ? throw new InputException(file, $"{(place is null ? "" : $"{place}, ")}column {i + 1}", $"another column is already called \"{names[i]}\"", "give each column a name of its own")
            : names;
    }
}
