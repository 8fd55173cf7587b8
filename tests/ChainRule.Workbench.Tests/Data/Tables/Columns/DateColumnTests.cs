using ChainRule.Data;
using ChainRule.Tensors;
using ChainRule.Tests;
using ChainRule.Workbench.Data.Tables;
using ChainRule.Workbench.Data.Tables.Columns;
using ChainRule.Workbench.Data.Tables.Dates;
using ChainRule.Workbench.Data.Tables.Preparations;

namespace ChainRule.Workbench.Tests.Data.Tables.Columns;

public sealed class DateColumnTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2024-02-29", DateOrder.YearMonthDay, "2024-02-29T00:00:00")]
    [InlineData("2024/2/9", DateOrder.YearMonthDay, "2024-02-09T00:00:00")]
    [InlineData("20240209", DateOrder.YearMonthDay, "2024-02-09T00:00:00")]
    [InlineData("2024-02", DateOrder.YearMonthDay, "2024-02-01T00:00:00")]
    [InlineData("2024-02-29T18:30", DateOrder.YearMonthDay, "2024-02-29T18:30:00")]
    [InlineData("2024-02-29 18:30:15.250", DateOrder.YearMonthDay, "2024-02-29T18:30:15.25")]
    [InlineData("2024-02-29T18:30:00Z", DateOrder.YearMonthDay, "2024-02-29T18:30:00")]
    [InlineData("2024-02-29T00:30:00+02:00", DateOrder.YearMonthDay, "2024-02-29T00:30:00")]
    [InlineData("31/12/2024", DateOrder.DayMonthYear, "2024-12-31T00:00:00")]
    [InlineData("31.12.24", DateOrder.DayMonthYear, "2024-12-31T00:00:00")]
    [InlineData("12/31/2024 1:05 PM", DateOrder.MonthDayYear, "2024-12-31T13:05:00")]
    [InlineData("5-Jan-2024", DateOrder.MonthByName, "2024-01-05T00:00:00")]
    [InlineData("Jan 2024", DateOrder.MonthByName, "2024-01-01T00:00:00")]
    [InlineData("Fri, 05 Jan 2024 08:00:00 GMT", DateOrder.MonthByName, "2024-01-05T08:00:00")]
    [InlineData("January 5, 2024", DateOrder.MonthByName, "2024-01-05T00:00:00")]
    public void Dates_are_read(string text, DateOrder order, string clock)
    {
        Assert.True(DateText.TryRead(text, order, out var moment));
        Assert.Equal(DateTime.Parse(clock, System.Globalization.CultureInfo.InvariantCulture), moment.Clock);
    }

    [Theory]
    [InlineData("2023-02-29")]
    [InlineData("2024-13-01")]
    [InlineData("2024-01-01T25:00")]
    [InlineData("2024-01-01 and more")]
    [InlineData("1.10.2")]
    [InlineData("")]
    public void What_is_no_date_is_not_read(string text) =>
        Assert.DoesNotContain(Enum.GetValues<DateOrder>(), order => DateText.TryRead(text, order, out _));

    [Fact]
    public void A_day_begins_where_the_clock_is_and_its_number_counts_by_UTC()
    {
        Assert.True(DateText.TryRead("0001-01-03T06:00:00+12:00", DateOrder.YearMonthDay, out var moment));
        Assert.Equal(1.75, moment.Day);
        Assert.True(DateText.TryRead("0001-01-01T00:00:00+1400", DateOrder.YearMonthDay, out moment));
        Assert.Equal(-14 / 24.0, moment.Day, 1e-12);
    }

    [Fact]
    public void A_date_becomes_its_number_its_day_of_the_week_and_its_place_in_the_year()
    {
        var table = Read("when,y\n2024-01-01,1.5\n2024-01-03,2.5\n");
        var inputs = Preparation.Fit(table).Apply(table).Inputs;
        Assert.Equal(new Shape(2, 10), inputs.Shape);
        var (sine, cosine) = ((float)Math.Sin(4 * Math.PI / 366), (float)Math.Cos(4 * Math.PI / 366));
        Assert.Equal([-1f, 0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, sine, cosine], inputs.Span<float>().ToArray());
    }

    [Fact]
    public void Times_add_the_place_in_the_day()
    {
        var table = Read("when,y\n2024-01-01 06:00,1.5\n2024-01-03,2.5\n");
        var row = Preparation.Fit(table).Apply(table).Inputs.Span<float>()[..12].ToArray();
        Assert.Equal([1f, 0], row[^2..].Select(value => MathF.Round(value, 6)));
    }

    [Fact]
    public void A_model_of_dates_takes_dates_that_it_has_not_seen()
    {
        var preparation = Preparation.Fit(Read("when,y\n2024-01-01,1.5\n2024-01-03,2.5\n"));
        var row = Preparation.FromJson(preparation.ToJson(), "x").ApplyInputs(Read("when\n2024-01-06\n")).Inputs.Span<float>();
        Assert.Equal((4f, 1f), (row[0], row[1 + (int)DayOfWeek.Saturday]));
    }

    [Theory]
    [InlineData("20240101,20240229", true)]
    [InlineData("20240101,20240230", false)]
    [InlineData("20240101,71240229", false)]
    public void Whole_numbers_that_are_days_are_dates(string days, bool areDates) =>
        Assert.Equal(areDates, Preparation.Fit(Read($"when,y\n{days.Replace(",", ",1.5\n", StringComparison.Ordinal)},2.5\n")).Columns[0] is DateColumn);

    [Fact]
    public void A_missing_date_is_zeros()
    {
        var preparation = Preparation.Fit(Read("when,a,y\n2024-01-01,1,1.5\n2024-01-03,2,2.5\n"), new(Missing: MissingPolicy.Mean));
        Assert.All(preparation.ApplyInputs(Read("when,a\n,1\n")).Inputs.Span<float>()[..10].ToArray(), value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData("13/1/2024", DateOrder.DayMonthYear)]
    [InlineData("1/13/2024", DateOrder.MonthDayYear)]
    public void The_whole_column_decides_whether_the_day_comes_first(string deciding, DateOrder order)
    {
        var preparation = Preparation.Fit(Read($"when,y\n1/2/2024,1.5\n{deciding},2.5\n3/2/2024,3.5\n"));
        Assert.Equal(order, Assert.IsType<DateColumn>(preparation.Columns[0]).Order);
    }

    [Fact]
    public void Where_nothing_decides_it_the_option_does()
    {
        var table = Read("when,y\n1/2/2024,1.5\n3/4/2024,2.5\n");
        Assert.EndsWith("line 2, column \"when\": \"1/2/2024\" may have the day or the month first, and no other row decides it; use --kind \"when=dmy\" or --kind \"when=mdy\"", Assert.Throws<InputException>(() => Preparation.Fit(table)).Message, StringComparison.Ordinal);
        Assert.Equal(DateOrder.MonthDayYear, Assert.IsType<DateColumn>(Preparation.Fit(table, new() { Kinds = ["when=mdy"] }).Columns[0]).Order);
    }

    [Fact]
    public void A_word_among_dates_is_refused_with_its_line()
    {
        var rows = string.Concat(Enumerable.Range(1, 20).Select(day => $"2024-01-{day:00},{day / 2.0}\n"));
        var fault = Assert.Throws<InputException>(() => Preparation.Fit(Read($"when,y\n{rows}soon,3\n")));
        Assert.EndsWith("line 22, column \"when\": \"soon\" is not a date; write it like 2024-01-31, leave the cell empty, or use --missing-words \"soon\" if that means no value", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_that_is_written_unlike_the_others_is_called_one()
    {
        var fault = Assert.Throws<InputException>(() => Preparation.Fit(Read("when,y\n2024-01-01,1.5\n2024-01-02,2.5\n14/01/2024,3.5\n")));
        Assert.Contains("line 4, column \"when\": \"14/01/2024\" is a date in a different form from most; write it like 2024-01-31", fault.Message, StringComparison.Ordinal);
    }

    private Table Read(string text) => Table.Read(_folder.Write("t.csv", text));
}
