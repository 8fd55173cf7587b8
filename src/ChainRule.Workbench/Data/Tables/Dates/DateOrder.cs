using System.Text.Json.Serialization;

namespace ChainRule.Workbench.Data.Tables.Dates;

/// <summary>The order in which the dates of a column are written.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DateOrder>))]
public enum DateOrder
{
    /// <summary>2024-01-31, 2024/1/31, 20240131, or only the month, 2024-01, which is its first day.</summary>
    [JsonStringEnumMemberName("ymd")]
    YearMonthDay,

    /// <summary>31/1/2024, 31-01-24, 31.1.2024.</summary>
    [JsonStringEnumMemberName("dmy")]
    DayMonthYear,

    /// <summary>1/31/2024, 01-31-24.</summary>
    [JsonStringEnumMemberName("mdy")]
    MonthDayYear,

    /// <summary>31 Jan 2024, 31-Jan-2024, January 31, 2024, Wed, 31 Jan 2024, or only the month, Jan 2024.</summary>
    [JsonStringEnumMemberName("name")]
    MonthByName,
}
