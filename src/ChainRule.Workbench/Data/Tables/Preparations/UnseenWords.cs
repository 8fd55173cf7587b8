using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Tables.Preparations;

/// <summary>A sentence on the words of a table that did not occur in training.</summary>
internal static class UnseenWords
{
    private const int MostNamed = 5;

    /// <summary>Which words of the rows are unknown, how often, and what happens to their rows; null if all are known.</summary>
    public static string? In(Preparation preparation, Table table, IEnumerable<int> rows)
    {
        var columns = preparation.Columns.Select(column => (Column: column, Place: table.Find(column.Name))).Where(pair => pair.Place >= 0).ToList();
        var unseen = rows.SelectMany(row => columns
            .Where(pair => !table.IsMissing(row, pair.Place) && !pair.Column.Knows(table[row, pair.Place]))
            .Select(pair => (Row: row, Word: $"{pair.Column.Name} \"{table[row, pair.Place]}\""))).ToList();
        if (unseen.Count == 0)
            return null;
        var count = unseen.DistinctBy(word => word.Row).Count();
        var words = Listing.Counted(unseen.CountBy(word => word.Word).OrderByDescending(pair => pair.Value).Select(pair => (pair.Key, pair.Value)), MostNamed);
        var rule = preparation.Unseen == UnseenPolicy.Zero
            ? "they count as none of the known words; with --unseen refuse, such rows get no prediction"
            : "such rows get no prediction; with --unseen zero, the words count as none of the known ones";
        return $"{table.File}: {Plural.Of(count, "row has", "rows have")} words that were not in training: {words}; {rule}";
    }
}
