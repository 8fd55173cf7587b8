using ChainRule.Data;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Tables;

/// <summary>Finds the columns that options name: one, or several separated by commas.</summary>
internal static class ColumnNames
{
    /// <summary>The place of a column.</summary>
    public static int Place(Table table, string name) => table.Find(name) is var place and >= 0
        ? place
        : throw new InputException(table.File, null, $"there is no column \"{name}\"", "the columns are " + Listing.Words(table.Columns));

    /// <summary>The places of columns; a column's own name may hold commas.</summary>
    public static IReadOnlyList<int> Places(Table table, IEnumerable<string> texts) =>
        [.. texts.SelectMany(text => Cut(table, text, text)).Select(name => Place(table, name)).Distinct()];

    /// <summary>The whole text if <paramref name="name"/> is a column's, else its parts between commas.</summary>
    public static string[] Cut(Table table, string text, string name) =>
        table.Find(name) >= 0 ? [text] : text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
