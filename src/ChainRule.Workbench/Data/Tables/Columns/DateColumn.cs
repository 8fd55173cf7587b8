using System.Text.Json.Serialization;
using ChainRule.Workbench.Data.Tables.Dates;

namespace ChainRule.Workbench.Data.Tables.Columns;

/// <summary>
/// A column of dates: the day's number, standardised; the day of the week, one input each; the place in the year as sine and
/// cosine; where the column has times, the place in the day as sine and cosine. A missing date is zeros.
/// </summary>
/// <param name="Order">in which its dates are written</param>
/// <param name="HasTimes">whether any time of day is not midnight</param>
/// <param name="Mean">of the days' numbers</param>
/// <param name="StandardDeviation">of the days' numbers</param>
public sealed record DateColumn(string Name, DateOrder Order, bool HasTimes, double Mean, double StandardDeviation) : PreparedColumn(Name)
{
    private const int DaysOfWeek = 7;

    [JsonIgnore]
    public override int Width => 1 + DaysOfWeek + (HasTimes ? 4 : 2);

    internal override string? Interpretation => $"dates, {Width} inputs";

    internal override IEnumerable<string> InputNames =>
    [
        $"{Name}: day",
        .. Enum.GetNames<DayOfWeek>().Select(day => $"{Name}: {day}"),
        $"{Name}: sine in the year",
        $"{Name}: cosine in the year",
        .. HasTimes ? [$"{Name}: sine in the day", $"{Name}: cosine in the day"] : Array.Empty<string>(),
    ];

    internal static DateColumn Fit(Table table, int column, IEnumerable<int> rows, DateOrder? given)
    {
        var order = given ?? OrderOf(table, column);
        var hasTimes = table.RowsWith(column).Any(row => Read(table, row, column, order).Clock.TimeOfDay != TimeSpan.Zero);
        var (mean, deviation) = Standardization.Fit(table.RowsWith(column, rows).Select(row => Read(table, row, column, order).Day), table, column);
        return new(table.Columns[column], order, hasTimes, mean, deviation);
    }

    internal override void Write(Table table, int row, int column, Span<float> inputs)
    {
        var moment = Read(table, row, column, Order);
        var clock = moment.Clock;
        var daysOfYear = DateTime.IsLeapYear(clock.Year) ? 366 : 365;
        inputs[0] = Standardization.Apply(moment.Day, Mean, StandardDeviation)
            ?? throw table.Fault(row, column, $"\"{table[row, column]}\" is too far from the training dates", "correct it, or leave the cell empty");
        inputs[1 + (int)clock.DayOfWeek] = 1;
        WriteCycle((clock.DayOfYear - 1 + clock.TimeOfDay.TotalDays) / daysOfYear, inputs[(1 + DaysOfWeek)..]);
        if (HasTimes)
            WriteCycle(clock.TimeOfDay.TotalDays, inputs[(1 + DaysOfWeek + 2)..]);
    }

    internal override string? Flaw() =>
        Enum.IsDefined(Order) ? Standardization.Flaw(Mean, StandardDeviation) : "the order of dates is unknown";

    private static Moment Read(Table table, int row, int column, DateOrder order) =>
        DateText.TryRead(table[row, column], order, out var moment)
            ? moment
            : throw table.Fault(row, column, $"\"{table[row, column]}\" is {(DateDetection.IsDate(table[row, column]) ? "a date in a different form from most" : "not a date")}", $"write it like {DateText.Example(order)}, leave the cell empty, or use --missing-words \"{table[row, column]}\" if that means no value");

    private static DateOrder OrderOf(Table table, int column)
    {
        var orders = DateDetection.OrdersOf(table, column);
        if (orders is not [DateOrder.DayMonthYear, DateOrder.MonthDayYear])
            return orders[0];
        var row = table.RowsWith(column).First(row => DateText.TryRead(table[row, column], orders[0], out _));
        throw table.Fault(row, column, $"\"{table[row, column]}\" may have the day or the month first, and no other row decides it", $"use --kind \"{table.Columns[column]}=dmy\" or --kind \"{table.Columns[column]}=mdy\"");
    }
}
