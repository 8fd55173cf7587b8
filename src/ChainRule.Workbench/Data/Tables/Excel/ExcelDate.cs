using System.Globalization;

namespace ChainRule.Workbench.Data.Tables.Excel;

/// <summary>Days as spreadsheets count them, as text.</summary>
internal static class ExcelDate
{
    // The last day of the year 9999.
    private const double LastDay = 2_958_465;

    private static readonly DateTime Day0 = new(1899, 12, 30);
    private static readonly DateTime Day0Of1904 = new(1904, 1, 1);

    /// <summary>The date, perhaps with a time, or the time of a day; null if the number is not one of a day.</summary>
    public static string? Text(double days, NumberSense sense, bool countsFrom1904)
    {
        if (!(days >= 0 && days <= LastDay - (countsFrom1904 ? 1462 : 0)))
            return null;
        var isTime = sense == NumberSense.Time && days < 1;

        // Before March 1900 the count is one less: a 29th of February 1900, which there was not, counts as day 60.
        var moment = (countsFrom1904 ? Day0Of1904 : days < 60 ? Day0.AddDays(1) : Day0).AddMilliseconds(Math.Round(days * TimeSpan.MillisecondsPerDay));
        var format = (isTime ? "" : "yyyy-MM-dd ") + (moment.Millisecond != 0 ? "HH:mm:ss.fff" : moment.TimeOfDay != TimeSpan.Zero || isTime ? "HH:mm:ss" : "");
        return moment.ToString(format.Trim(), CultureInfo.InvariantCulture);
    }
}
