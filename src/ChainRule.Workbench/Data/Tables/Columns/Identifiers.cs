using System.Text.RegularExpressions;

namespace ChainRule.Workbench.Data.Tables.Columns;

/// <summary>Finds columns that name or number the rows, and therefore say nothing about other rows.</summary>
internal static partial class Identifiers
{
    public const string CountsRows = "numbers the rows";

    // In fewer rows than this, nothing can be said about repetition.
    private const int FewRows = 5;

    /// <summary>Why words say nothing about other rows: there are more than half as many different ones as rows; null if they do.</summary>
    public static string? OfWords(Table table, int column)
    {
        var words = table.RowsWith(column).Select(row => table[row, column]);
        var (different, count) = (words.Distinct(StringComparer.Ordinal).Count(), table.RowsWith(column).Count());
        return different >= FewRows && 2 * different > count
            ? FormattableString.Invariant($"words hardly repeat: {different:N0} in {count:N0} rows")
            : null;
    }

    /// <summary>
    /// Why numbers say nothing about other rows: they count 0, 1, 2, … or 1, 2, 3, … from row to row, or are whole, all different and named like
    /// an identifier; null if they do.
    /// </summary>
    public static string? OfNumbers(Table table, int column)
    {
        var numbers = table.RowsWith(column).Select(row => table.NumberOrNaN(row, column));
        if (numbers.Take(FewRows).Count() < FewRows || numbers.Any(number => !double.IsInteger(number)))
            return null;
        var first = numbers.First();
        if (first is 0 or 1 && table.RowsWith(column).Count() == table.RowCount && numbers.Index().All(pair => pair.Item == first + pair.Index))
            return CountsRows;
        return IsCalledIdentifier(table, column) && numbers.Distinct().Count() == numbers.Count()
            ? "an identifier: no number repeats"
            : null;
    }

    // A first column without a name is the index that pandas writes.
    private static bool IsCalledIdentifier(Table table, int column) =>
        Name().IsMatch(table.Columns[column]) || (table.HasHeader && table.FirstLine[column].Length == 0);

    [GeneratedRegex(@"^(?i:#|id|ids|index|idx|row|row.?(id|number)|unnamed: ?\d+|.*[ _.-](id|index))$|[a-z]I[Dd]$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
