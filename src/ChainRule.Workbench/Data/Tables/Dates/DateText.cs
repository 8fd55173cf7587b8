using System.Globalization;
using System.Text.RegularExpressions;

namespace ChainRule.Workbench.Data.Tables.Dates;

/// <summary>A point in time as it is written in a cell.</summary>
/// <param name="Clock">the day and the time on the clock, midnight if there is none</param>
/// <param name="Offset">how far that clock is ahead of UTC; zero if the cell does not say</param>
internal readonly record struct Moment(DateTime Clock, TimeSpan Offset)
{
    /// <summary>Days since the first of January of the year 1, with their fraction, in UTC.</summary>
    public double Day => (Clock.Ticks - Offset.Ticks) / (double)TimeSpan.TicksPerDay;
}

/// <summary>Reads dates, with or without a time and an offset; the same in every locale.</summary>
internal static partial class DateText
{
    private const int Shortest = 6;
    private const int Longest = 48;

    /// <summary>An example of a date in this order.</summary>
    public static string Example(DateOrder order) => order switch
    {
        DateOrder.YearMonthDay => "2024-01-31",
        DateOrder.DayMonthYear => "31/01/2024",
        DateOrder.MonthDayYear => "01/31/2024",
        _ => "31 Jan 2024",
    };

    public static bool TryRead(string text, DateOrder order, out Moment moment)
    {
        moment = default;
        if (text.Length is < Shortest or > Longest || !text.AsSpan().ContainsAnyInRange('0', '9') || Parts().Match(text) is not { Success: true } parts)
            return false;
        var clock = TimeOnly.MinValue;
        if (!DateOnly.TryParseExact(parts.Groups["date"].ValueSpan, Dates(order), CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || (parts.Groups["time"].Success && !TimeText.TryRead(parts.Groups["time"].ValueSpan, out clock)))
            return false;
        moment = new(date.ToDateTime(clock), Offset(parts));
        return true;
    }

    private static string[] Dates(DateOrder order) => order switch
    {
        DateOrder.YearMonthDay => ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy-MM"],
        DateOrder.DayMonthYear => ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "d/M/yy", "d-M-yy", "d.M.yy"],
        DateOrder.MonthDayYear => ["M/d/yyyy", "M-d-yyyy", "M/d/yy", "M-d-yy"],
        _ => ["d MMM yyyy", "d-MMM-yyyy", "d MMMM yyyy", "MMM d, yyyy", "MMM d yyyy", "MMMM d, yyyy", "MMMM d yyyy", "MMM yyyy", "MMM-yyyy", "MMMM yyyy", "ddd, d MMM yyyy"],
    };

    private static TimeSpan Offset(Match parts)
    {
        if (!parts.Groups["hours"].Success)
            return TimeSpan.Zero;
        var minutes = 60 * Number(parts.Groups["hours"]) + (parts.Groups["minutes"].Success ? Number(parts.Groups["minutes"]) : 0);
        return TimeSpan.FromMinutes(parts.Groups["sign"].Value == "-" ? -minutes : minutes);

        static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^(?<date>.+?)(?:[T ] ?(?<time>\d{1,2}:\d\d(?::\d\d(?:\.\d{1,7})?)?(?: ?[AaPp][Mm])?) ?(?:Z|UTC|GMT|(?<sign>[+-])(?<hours>\d\d):?(?<minutes>\d\d)?)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();
}
