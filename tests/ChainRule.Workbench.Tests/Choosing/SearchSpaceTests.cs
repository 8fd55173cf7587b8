using System.Globalization;
using ChainRule.Data;
using ChainRule.Tests;
using ChainRule.Workbench.Choosing;

namespace ChainRule.Workbench.Tests.Choosing;

public sealed class SearchSpaceTests
{
    private static readonly string[] Known = ["learning_rate", "layers", "batch", "dropout", "optimizer"];

    [Fact]
    public void Values_may_hold_commas_and_equals_signs()
    {
        var space = SearchSpace.Read("layers=32|64,32|linear 8, relu, linear 3, optimizer=adam weight_decay=0.1;sgd, learning-rate=1e-4..1e-1 log", Known);
        Assert.Equal(["layers", "optimizer", "learning_rate"], space.Settings.Select(setting => setting.Name));
        Assert.Equal(["32", "64,32", "linear 8, relu, linear 3"], space.Settings[0].Examples);
        Assert.Equal(["adam weight_decay=0.1", "sgd"], space.Settings[1].Examples);
        Assert.Equal(["0.0001", "0.1"], space.Settings[2].Examples);
    }

    [Fact]
    public void A_file_has_a_setting_a_line()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("space.txt", "# what to try\nlayers = 32 | 64,32\n\nbatch=16|32  # rows\n");
        Assert.Equal(["32", "64,32", "16", "32"], SearchSpace.Read(file, Known).Settings.SelectMany(setting => setting.Examples));
        folder.Write("space.txt", "batch=16\nspeed=1\n");
        Assert.Equal($"{file}, line 2: \"speed\" is not a setting that can be searched; the settings are learning_rate, layers, batch, dropout, optimizer", Refused(file));
        folder.Write("space.txt", "# nothing\n");
        Assert.StartsWith($"{file}: there is no setting to search; write NAME=VALUE|VALUE", Refused(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere.txt", "\"nowhere.txt\" is neither a file nor a setting with its values; write NAME=VALUE|VALUE or NAME=LOW..HIGH, as in \"learning_rate=1e-4..1e-1 log, batch=16|32\"")]
    [InlineData("rate=1|2", "\"rate\" is not a setting that can be searched; the settings are learning_rate, layers, batch, dropout, optimizer")]
    [InlineData("batch=1, batch=2", "batch is there twice; keep one of them")]
    [InlineData("batch=1||2", "a value is empty; write values with | between them, as in batch=1|2")]
    [InlineData("dropout=0.5..0.1", "0.5..0.1: the first number is not below the second; write the smaller one first, as in dropout=0.1..0.5")]
    [InlineData("dropout=0..0.5 log", "0..0.5 log: a logarithm needs numbers above 0; write a greater first number, or leave \"log\" out")]
    public void What_is_wrong_is_said_with_what_is_right(string space, string problem) =>
        Assert.Equal($"command line, --space: {problem}", Refused(space));

    [Fact]
    public void Numbers_are_drawn_from_the_whole_range_with_four_digits()
    {
        double[] rates = [.. Draw("learning_rate=1e-4..1e-1 log", 300)];
        Assert.All(rates, rate => Assert.InRange(rate, 1e-4, 1e-1));
        Assert.InRange(rates.Count(rate => rate < 1e-3) / 300.0, 0.25, 0.42);
        Assert.All(rates, rate => Assert.Equal(rate, double.Parse(rate.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)));
        Assert.InRange(Draw("dropout=0..0.5", 300).Average(), 0.22, 0.28);
        Assert.Equal([1, 2, 3, 4], Draw("batch=1..4", 300).Order());
    }

    [Fact]
    public void Draws_differ_and_end_when_there_are_no_more()
    {
        var space = SearchSpace.Read("batch=16|32|64, layers=8|16", Known);
        var drawn = space.Draw(0).ToArray();
        Assert.Equal(6, drawn.Select(settings => settings.ToString()).Distinct().Count());
        Assert.Equal(6, drawn.Length);
        Assert.Equal(drawn.Take(3).Select(settings => settings.ToString()), SearchSpace.Read("batch=16|32|64, layers=8|16", Known).Draw(0).Take(3).Select(settings => settings.ToString()));
    }

    [Fact]
    public void Every_value_is_tried_before_anything_is_trained() =>
        Assert.Equal(
            ["batch=16, dropout=0", "batch=32, dropout=0", "batch=16, dropout=0", "batch=16, dropout=0.5"],
            SearchSpace.Read("batch=16|32, dropout=0..0.5", Known).Examples().Select(settings => settings.ToString()));

    [Theory]
    [InlineData("20", 20, null)]
    [InlineData("90s", null, 90)]
    [InlineData("10m", null, 600)]
    [InlineData("2 min", null, 120)]
    [InlineData("1.5h", null, 5400)]
    public void A_budget_is_a_number_of_trials_or_a_time(string text, int? trials, int? seconds) =>
        Assert.Equal(new(trials, seconds is { } time ? TimeSpan.FromSeconds(time) : null), SearchBudget.Read(text));

    [Theory]
    [InlineData("0")]
    [InlineData("2.5")]
    [InlineData("-1")]
    [InlineData("ten")]
    [InlineData("0s")]
    public void Another_budget_is_none(string text) => Assert.Null(SearchBudget.Read(text));

    private static IEnumerable<double> Draw(string setting, int count) =>
        SearchSpace.Read(setting, Known).Draw(5).Take(count).Select(settings => double.Parse(settings.Values[0].Value, CultureInfo.InvariantCulture));

    private static string Refused(string space) => Assert.Throws<InputException>(() => SearchSpace.Read(space, Known)).Message;
}
