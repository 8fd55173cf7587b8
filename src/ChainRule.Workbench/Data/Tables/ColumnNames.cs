using ChainRule.Data;

namespace ChainRule.Workbench.Data.Tables;

/// <summary>Columns as an option names them: one, or several separated by commas.</summary>
internal static class ColumnNames
{
    /// <summary>The place of a column.</summary>
    /// <exception cref="InputException">there is none of this name; the message lists those that are there</exception>
    public static int Place(Table table, string name) => table.Find(name) is var place and >= 0
        ? place
        : throw new InputException(table.File, null, $"there is no column \"{name}\"", "the columns are " + KnownWords.Listed(table.Columns));

    /// <summary>The places of columns; a text that is a column's name as a whole may hold commas.</summary>
    public static IReadOnlyList<int> Places(Table table, IEnumerable<string> texts) =>
        [.. texts.SelectMany(text => Cut(table, text, text)).Select(name => Place(table, name)).Distinct()];

    /// <summary>The whole text if <paramref name="name"/> is a column's, else its parts between commas.</summary>
    public static string[] Cut(Table table, string text, string name) =>
        table.Find(name) >= 0 ? [text] : text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
