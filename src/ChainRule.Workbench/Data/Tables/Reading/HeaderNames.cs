using ChainRule.Data;

namespace ChainRule.Workbench.Data.Tables.Reading;

/// <summary>What the columns of a table are called: as the header says, or else by their numbers.</summary>
internal static class HeaderNames
{
    /// <exception cref="InputException">two columns have the same name</exception>
    public static IReadOnlyList<string> Of(string file, TableRow first, bool isHeader)
    {
        string[] names = [.. first.Cells.Select((name, i) => isHeader && name.Length > 0 ? name : Numbered(i))];
        var met = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            if (!met.Add(names[i]))
                throw new InputException(file, FormattableString.Invariant($"line {first.Line}, column {i + 1}"), $"another column is already called \"{names[i]}\"", "give each column a name of its own");
        }

        return names;
    }

    private static string Numbered(int place) => FormattableString.Invariant($"column{place + 1}");
}
