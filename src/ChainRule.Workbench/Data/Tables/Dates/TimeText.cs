using System.Globalization;

namespace ChainRule.Workbench.Data.Tables.Dates;

/// <summary>Reads times of the day, the same in every locale: 18:30, 18:30:15.5, 6:30 PM.</summary>
internal static class TimeText
{
    private static readonly string[] Formats = ["H:mm", "H:mm:ss", "H:mm:ss.FFFFFFF", "h:mm tt", "h:mm:ss tt", "h:mmtt", "h:mm:sstt", "h tt", "htt"];

    public static bool TryRead(ReadOnlySpan<char> text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
