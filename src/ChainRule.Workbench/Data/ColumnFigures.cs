using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Columns;
using ChainRule.Workbench.Data.Tables.Dates;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data;

/// <summary>What a column of a table holds, in figures.</summary>
/// <param name="Name">its name</param>
/// <param name="Holds">numbers, words, dates, times of day or nothing</param>
/// <param name="Doubt">why it says nothing about other rows; null if it does</param>
/// <param name="Missing">how often each spelling of a missing value occurs</param>
/// <param name="Values">its numbers, or its dates in days, or its times in parts of a day</param>
/// <param name="Least">the first of its dates or times, as text; null otherwise</param>
/// <param name="Greatest">the last of them</param>
/// <param name="Words">the words, the most frequent first; in a column of numbers those that are not</param>
internal sealed record ColumnFigures(string Name, string Holds, string? Doubt, IReadOnlyList<(string Word, int Count)> Missing, double[] Values, string? Least, string? Greatest, IReadOnlyList<(string Word, int Count)> Words)
{
    /// <summary>Whether the day or the month may come first.</summary>
    public bool IsOrderInDoubt { get; private init; }

    /// <summary>How many values each of equal intervals has; empty if there are no different numbers.</summary>
    public int[] Histogram => field ??= HistogramText.Counts(Values);

    public static ColumnFigures Of(Table table, int column)
    {
        var (sense, content, name) = (ColumnSense.Of(table, column), table.Content(column), table.Columns[column]);
        var holds = sense.Moments ?? content.Kind.ToString().ToLowerInvariant();
        if (content.Kind == ColumnKind.Nothing)
            return new(name, holds, null, content.Missing, [], null, null, []);
        if (sense.Kind == InputKind.Number)
            return new(name, holds, sense.Doubt, content.Missing, [.. table.RowsWith(column).Where(row => table.IsNumber(row, column)).Select(row => table.Number(row, column))], null, null, content.Words);
        var texts = table.RowsWith(column).Select(row => table[row, column]);
        return sense.Kind switch
        {
            InputKind.Date => OfDates(table, column, holds, texts),
            InputKind.Time => OfMoments(name, holds, content, texts, text => TimeText.TryRead(text, out var time) ? time.Ticks / (double)TimeSpan.TicksPerDay : double.NaN),
            _ => new(name, holds, sense.Doubt, content.Missing, [], null, null, [.. texts.CountBy(word => word, StringComparer.Ordinal).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value))]),
        };
    }

    private static ColumnFigures OfDates(Table table, int column, string holds, IEnumerable<string> texts)
    {
        var orders = DateDetection.OrdersOf(table, column);
        var figures = OfMoments(table.Columns[column], holds, table.Content(column), texts, text => DateText.TryRead(text, orders[0], out var moment) ? moment.Day : double.NaN);
        return figures with { IsOrderInDoubt = orders is [DateOrder.DayMonthYear, DateOrder.MonthDayYear] };
    }

    // Cells that are something else are left out.
    private static ColumnFigures OfMoments(string name, string holds, ColumnContent content, IEnumerable<string> texts, Func<string, double> day)
    {
        (string Text, double Day)[] moments = [.. texts.Select(text => (text, day(text))).Where(moment => !double.IsNaN(moment.Item2))];
        return new(name, holds, null, content.Missing, [.. moments.Select(moment => moment.Day)], moments.MinBy(moment => moment.Day).Text, moments.MaxBy(moment => moment.Day).Text, []);
    }
}
