using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Tables;

/// <summary>What was concluded about a table that could be wrong, and how to change it.</summary>
internal static class TableNotes
{
    private const int MostCells = 8;

    /// <summary>What was concluded about the table as a whole, and about these columns.</summary>
    public static IEnumerable<string> Of(Table table, IReadOnlyList<int> columns)
    {
        foreach (var left in table.LeftOut)
            yield return left;
        if (table.IsInFile)
            yield return "the cells are more than --memory allows and lie in a temporary file";
        if (table.BlanksInDoubt)
            yield return $"the {table.Columns.Count} columns are read as separated by blanks; use --separator if something else separates them";
        if (table.HeaderInDoubt)
            yield return $"the first line, {FirstCells(table.FirstLine)}, is read as {(table.HasHeader ? "the header; use --no-header if it is data" : "data; use --header if it names the columns")}";
        foreach (var column in columns)
        {
            if (table.HasHeader && table.FirstLine[column].Length == 0)
                yield return $"column {column + 1} has no name in the header and is called {table.Columns[column]}";
            if (OfColumn(table, column) is { } note)
                yield return $"column \"{table.Columns[column]}\"{note}";
        }

        if (OfMissing(table, columns) is { } missing)
            yield return missing;
    }

    private static string? OfMissing(Table table, IReadOnlyList<int> columns)
    {
        var spelt = table.MissingSpellings(columns);
        return spelt.Count == 0 ? null : $"{Listing.Counted(spelt)} {(spelt.Count == 1 ? "means" : "mean")} a missing value; --missing-words sets these words";
    }

    private static string? OfColumn(Table table, int column)
    {
        var content = table.Content(column);
        return StrangeWords.In(table, column) is { } strange ? $": {strange.Problem}; {strange.Remedy}"
            : content.HoldsWords && content.Numbers > 0 ? $" is read as words, since besides {Plural.Of(content.Numbers, "number")} it holds {Listing.Counted(content.Words)}; {StrangeWords.RemedyFor(table, column)}"
            : content.Marks.Count > 0 ? $" holds words, and {Listing.Counted(content.Marks)} is read as one of them; use --missing-words \"{Listing.Option([.. content.Marks, .. table.MissingSpellings()])}\" if that means no value"
            : InTwoCases(content) is { } words ? $" holds {words}, which differ only in case: they are different words; write them alike if they mean the same"
            : null;
    }

    private static string? InTwoCases(ColumnContent content) => content.Words
        .GroupBy(word => word.Word, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Count() > 1)
        .Select(group => string.Join(" and ", group.Select(word => ShownWord.Of(word.Word))))
        .FirstOrDefault();

    private static string FirstCells(IReadOnlyList<string> cells) =>
        string.Join(", ", cells.Take(MostCells).Select(cell => cell.Length == 0 ? "\"\"" : cell)) + (cells.Count > MostCells ? ", …" : "");
}
