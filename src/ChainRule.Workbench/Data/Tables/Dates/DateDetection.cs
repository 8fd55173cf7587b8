namespace ChainRule.Workbench.Data.Tables.Dates;

/// <summary>Finds out whether a column holds times of the day, or dates, and in which order these are written.</summary>
internal static class DateDetection
{
    private static readonly DateOrder[] Orders = Enum.GetValues<DateOrder>();

    /// <summary>Whether at least nine of ten cells that have a value are dates in some order.</summary>
    public static bool AreDates(Table table, int column) => Are(IsDate, table, column);

    /// <summary>Whether at least nine of ten cells that have a value are times of the day.</summary>
    public static bool AreTimes(Table table, int column) => Are(IsTime, table, column);

    public static bool IsDate(string text) => Orders.Any(order => DateText.TryRead(text, order, out _));

    public static bool IsTime(string text) => TimeText.TryRead(text, out _);

    /// <summary>Whether all whole numbers of a column are days of 1900 to 2100: 20240131.</summary>
    public static bool AreDays(Table table, int column) => table.RowsWith(column).All(row =>
        table[row, column] is { Length: 8 } text && text.All(char.IsAsciiDigit) && DateText.TryRead(text, DateOrder.YearMonthDay, out var day) && day.Clock.Year is >= 1900 and <= 2100);

    /// <summary>The order in which most cells are dates; both if the day or the month may come first.</summary>
    public static IReadOnlyList<DateOrder> OrdersOf(Table table, int column)
    {
        var cells = Cells(table, column);
        var counts = Orders.Select(order => (Order: order, Count: cells.Sum(cell => DateText.TryRead(cell.Text, order, out _) ? cell.Count : 0))).ToList();
        return [.. counts.Where(pair => pair.Count == counts.Max(other => other.Count)).Select(pair => pair.Order)];
    }

    private static bool Are(Func<string, bool> isOne, Table table, int column)
    {
        var cells = Cells(table, column);
        var strange = cells.Sum(cell => isOne(cell.Text) ? 0 : cell.Count);
        return cells.Count > 0 && 10 * strange <= cells.Sum(cell => cell.Count);
    }

    private static List<(string Text, int Count)> Cells(Table table, int column) =>
        [.. table.RowsWith(column).CountBy(row => table[row, column], StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value))];
}
