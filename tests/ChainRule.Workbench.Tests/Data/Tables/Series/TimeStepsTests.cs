using ChainRule.Data;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Tests.Data.Tables.Series;

public sealed class TimeStepsTests
{
    [Fact]
    public void Equal_steps_are_nothing_to_tell()
    {
        Assert.Empty(Notes(Times(48, hour => hour)));
        Assert.Empty(Notes(TextTables.Of("month,y", 24, row => $"{2020 + row / 12}-{1 + row % 12:00},{row * row % 11 / 2.0}")));
        Assert.Empty(Notes(TextTables.Of("a,y", 24, row => $"{row * row % 5},{row * row % 11 / 2.0}")));
    }

    [Fact]
    public void A_gap_is_told_with_its_place() => Assert.Equal(
        ["line 22, column \"when\": the step from the row before is 3 hours, usually it is 1 hour; so it is in 1 other row; windows count rows, whatever the time between them"],
        Notes(Times(48, hour => hour + (hour >= 20 ? 2 : 0) + (hour >= 30 ? 1 : 0))));

    [Fact]
    public void Rows_out_of_order_are_refused() => Assert.Equal(
        "t.csv, line 3, column \"when\": the time is not after that of the row before, nor is it in 23 other rows; sort the rows by time; if there are several series, name the column that tells them apart with --group",
        Assert.Throws<InputException>(() => Notes(Times(48, hour => hour / 2))).Message);

    [Fact]
    public void An_hour_that_a_clock_is_put_back_is_no_disorder() =>
        Assert.Contains("the step from the row before is 0 seconds", Assert.Single(Notes(Times(300, hour => hour < 100 ? hour : hour - 1))), StringComparison.Ordinal);

    private static Table Times(int count, Func<int, int> hour) =>
        TextTables.Of("when,y", count, row => $"{new DateTime(2024, 3, 1).AddHours(hour(row)):yyyy-MM-dd HH:mm},{row * row % 11 / 2.0}");

    private static string[] Notes(Table table) => [.. new PreparationPlan(table, new() { Windows = new(3), Targets = ["y"] }).Notes()];
}
