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
        var words = table.RowsWith(column).Select(row => table[row, column]).ToList();
        var different = words.Distinct(StringComparer.Ordinal).Count();
        return different >= FewRows && 2 * different > words.Count
            ? FormattableString.Invariant($"words hardly repeat: {different:N0} in {words.Count:N0} rows")
            : null;
    }

    /// <summary>
    /// Why numbers say nothing about other rows: they count 0, 1, 2, … or 1, 2, 3, … from row to row, or are whole, all different and named like
    /// an identifier; null if they do.
    /// </summary>
    public static string? OfNumbers(Table table, int column)
    {
        var rows = table.RowsWith(column).ToList();
        var numbers = rows.Select(row => Cell.IsNumber(table[row, column], out var number, table.DecimalMark) ? number : double.NaN).ToList();
        if (numbers.Count < FewRows || numbers.Exists(number => !double.IsInteger(number)))
            return null;
        if (numbers[0] is 0 or 1 && rows.Count == table.RowCount && numbers.Index().All(pair => pair.Item == numbers[0] + pair.Index))
            return CountsRows;
        return IsCalledIdentifier(table, column) && numbers.Distinct().Count() == numbers.Count
            ? "an identifier: no number repeats"
            : null;
    }

    // A first column without a name is the index that pandas writes.
    private static bool IsCalledIdentifier(Table table, int column) =>
        Name().IsMatch(table.Columns[column]) || (table.HasHeader && table.FirstLine[column].Length == 0);

    [GeneratedRegex(@"^(?i:#|id|ids|index|idx|row|row.?(id|number)|unnamed: ?\d+|.*[ _.-](id|index))$|[a-z]I[Dd]$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
