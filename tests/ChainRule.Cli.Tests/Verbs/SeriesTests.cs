using System.Globalization;

namespace ChainRule.Cli.Tests.Verbs;

public sealed class SeriesTests : CommandTests
{
    private static readonly string Tides = "hour,level\n" + string.Concat(Enumerable.Range(0, 240).Select(i => FormattableString.Invariant($"{i},{Math.Sin(i / 3.0):0.000}\n")));

    [Fact]
    public async Task A_series_is_learnt_better_than_a_naive_forecast_and_goes_on_after_its_end()
    {
        Write("tides.csv", Tides);
        var trained = (await RunAsync("train", "tides.csv", "--window", "8", "--horizon", "2", "--epochs", "60", "--out", "run")).Succeeded();
        Assert.Contains("windows    each row from the 8 rows that end 2 rows before it", trained.Lines);
        Assert.Contains("validation is the last 24 rows, in the order of the file; of the 9 rows before them only windows are made", string.Join(' ', trained.Unbroken), StringComparison.Ordinal);
        Assert.Contains("a naive forecast, the value 2 rows before, has a mean absolute error of ", string.Join(' ', trained.Unbroken), StringComparison.Ordinal);

        var evaluated = (await RunAsync("evaluate", "run", "tides.csv", "--json")).Succeeded().Json.Single();
        Assert.Equal(9, evaluated.GetProperty("rows_left_out").GetInt32());
        Assert.InRange(evaluated.GetProperty("mae").GetDouble() / evaluated.GetProperty("naive_forecast").GetProperty("mae").GetDouble(), 0, 0.5);

        var predicted = (await RunAsync("predict", "run", "tides.csv")).Succeeded().Lines;
        Assert.Equal(1 + 240 + 2, predicted.Length);
        Assert.Equal("8,0.457,", predicted[9]);
        Assert.Matches(@"^,,-?[\d.]+$", predicted[^1]);
        var ahead = double.Parse(predicted[^1].Split(',')[2], CultureInfo.InvariantCulture);
        Assert.InRange(ahead, Math.Sin(241 / 3.0) - 0.4, Math.Sin(241 / 3.0) + 0.4);
        Assert.Contains("level, 9 rows before", (await RunAsync("explain", "run", "--data", "tides.csv", "--row", "9", "--parameter", "0.weight[0,0]", "--all")).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_horizon_needs_a_window()
    {
        Write("tides.csv", Tides);
        var refused = await RunAsync("train", "tides.csv", "--horizon", "3");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("--horizon needs --window", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_to_predict_are_checked_for_the_order_of_time()
    {
        string[] days = [.. Enumerable.Range(0, 60).Select(day => FormattableString.Invariant($"{new DateTime(2024, 1, 1).AddDays(day):yyyy-MM-dd},{Math.Sin(day):0.000}\n"))];
        Write("days.csv", "day,level\n" + string.Concat(days));
        (await RunAsync("train", "days.csv", "--window", "4", "--epochs", "1", "--out", "run")).Succeeded();
        Write("gap.csv", "day,level\n" + string.Concat(days[..20].Concat(days[23..40])));
        var predicted = await RunAsync("predict", "run", "gap.csv");
        Assert.Equal((0, 1 + 37 + 1), (predicted.ExitCode, predicted.Lines.Length));
        Assert.Equal("gap.csv, line 22, column \"day\": the step from the row before is 4 days, usually it is 1 day; windows count rows, whatever the time between them", predicted.Failure(0));
        Write("mixed.csv", "day,level\n" + string.Concat(days.Reverse()));
        Assert.StartsWith("mixed.csv, line 3, column \"day\": the time is not after that of the row before, nor is it in 58 other rows; sort the rows by time", (await RunAsync("evaluate", "run", "mixed.csv")).Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trained_model_has_its_own_window()
    {
        Write("tides.csv", Tides);
        (await RunAsync("train", "tides.csv", "--window", "8", "--epochs", "1", "--out", "run")).Succeeded();
        Assert.Contains("a trained model has its own columns and target; leave --window out", (await RunAsync("train", "tides.csv", "--from", "run", "--window", "4")).Refusal(), StringComparison.Ordinal);
        (await RunAsync("train", "tides.csv", "--from", "run", "--epochs", "1")).Succeeded();
    }
}
