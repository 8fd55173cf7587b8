using System.Globalization;
using ChainRule.Data;
using ChainRule.Workbench.Data.Tables.Columns;
using ChainRule.Workbench.Data.Tables.Dates;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Data.Tables.Series;

/// <summary>Whether the times of a series rise in equal steps.</summary>
internal static class TimeSteps
{
    // Clocks are put back once a year, and an hour is there twice.
    private const double MostBackwards = 0.01;

    // Months of 28 to 31 days are equal, and days of 23 to 25 hours.
    private const double Tolerance = 1 / 7.0;

    /// <summary>A sentence on steps in the table's first column of dates that are not equal; null if all are, or if there are no dates.</summary>
    /// <param name="table">the table</param>
    /// <param name="series">its rows</param>
    /// <param name="kinds">what columns were said to be</param>
    /// <exception cref="InputException">the rows are not in the order of time</exception>
    public static string? Check(Table table, TableSeries series, GivenKinds kinds)
    {
        if (table.AllColumns.FirstOrDefault(column => IsTime(table, column, kinds), -1) is not (>= 0 and var time))
            return null;
        var order = kinds[time] switch
        {
            InputKind.Dmy => DateOrder.DayMonthYear,
            InputKind.Mdy => DateOrder.MonthDayYear,
            _ => DateDetection.OrdersOf(table, time)[0],
        };
        return Check(table, series, time, order);
    }

    /// <summary>The same for a table to use a model on; null also if the model is not that of a series.</summary>
    public static string? Check(Table table, Preparation preparation) =>
        preparation.Windows is { } windows && preparation.Columns.OfType<DateColumn>().FirstOrDefault() is { } time && table.Find(time.Name) is var place and >= 0
            ? Check(table, new(table, windows), place, time.Order)
            : null;

    private static string? Check(Table table, TableSeries series, int time, DateOrder order)
    {
        var steps = series.All.SelectMany(rows => StepsOf(table, time, order, rows)).ToList();
        if (steps.Count == 0)
            return null;
        var backwards = steps.Where(step => step.Days <= 0).ToList();
        if (backwards.Count > MostBackwards * steps.Count && backwards.Count > 1)
            throw table.Fault(backwards[0].Row, time, $"the time is not after that of the row before, nor is it in {Plural.Of(backwards.Count - 1, "other row")}", "sort the rows by time; if there are several series, name the column that tells them apart with --group");
        var usual = steps.Select(step => step.Days).Order().ElementAt(steps.Count / 2);
        var unequal = steps.Where(step => Math.Abs(step.Days - usual) > Tolerance * usual).ToList();
        return unequal is [var (row, days), ..]
            ? $"{table.PlaceOf(row)}, column \"{table.Columns[time]}\": the step from the row before is {Text(days)}, usually it is {Text(usual)}{(unequal.Count > 1 ? $"; so it is in {Plural.Of(unequal.Count - 1, "other row")}" : "")}; windows count rows, whatever the time between them"
            : null;
    }

    private static bool IsTime(Table table, int column, GivenKinds kinds) =>
        (kinds[column] ?? ColumnSense.Of(table, column).Kind) is InputKind.Date or InputKind.Dmy or InputKind.Mdy;

    private static IEnumerable<(int Row, double Days)> StepsOf(Table table, int column, DateOrder order, IEnumerable<int> rows)
    {
        double? before = null;
        foreach (var row in rows)
        {
            if (table.IsMissing(row, column) || !DateText.TryRead(table[row, column], order, out var moment))
                continue;
            if (before is { } day)
                yield return (row, moment.Day - day);
            before = moment.Day;
        }
    }

    private static string Text(double days)
    {
        // Days since the year 1 tell seconds apart, and not much less.
        var seconds = Math.Round(days * 86400, 2);
        var (unit, size) = Math.Abs(seconds) switch { >= 86400 => ("day", 86400), >= 3600 => ("hour", 3600), >= 60 => ("minute", 60), _ => ("second", 1) };
        var count = Math.Round(seconds / size, 2);
        return string.Create(CultureInfo.InvariantCulture, $"{count:0.##} {(count == 1 ? unit : unit + "s")}").Replace('-', '−');
    }
}
