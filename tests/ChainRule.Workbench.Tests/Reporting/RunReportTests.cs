using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Tests.Reporting;

public sealed partial class RunReportTests
{
    private static readonly string[] Always = ["Training, epoch by epoch", "How good the model is"];

    [Fact]
    public async Task Classes_of_a_table_have_a_matrix_calibration_and_the_worst_rows_with_their_cells()
    {
        using var run = await ReportedRun.OnTableAsync(Flowers(), options => options with { Epochs = 1, Validation = 0.3 });
        Assert.Equal([.. Always, "Classes (validation)", "Calibration", "The worst mistakes (validation)", "Network", "Data", "How it was trained"], run.Headings);
        var judged = run.Result!.Judged!.Value.Evaluation;
        var matrix = judged.Classification!;
        Assert.Equal(
            Enumerable.Range(0, 9).Select(i => matrix[i / 3, i % 3] is var count and > 0 ? $"{count}" : "·"),
            run.Body.Descendants("table").Single(table => (string?)table.Attribute("class") == "confusion").Descendants("td").Select(cell => cell.Value));
        foreach (var (name, value) in judged.Figures)
            Assert.Contains(Figures.Text(name, value), run.Words, StringComparison.Ordinal);
        Assert.Contains(run.Body.Descendants("code"), code => ExplainCommand().IsMatch(code.Value));
        Assert.Contains("Gradient", run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistaken_rows_show_the_cells_of_that_row_of_the_file()
    {
        using var run = await ReportedRun.OnTableAsync(Flowers(), options => options with { Epochs = 1, Validation = 0.3 });
        var rows = Flowers().Split('\n');
        var mistakes = run.Body.Descendants("table").Single(table => table.Descendants("th").Any(heading => heading.Value.StartsWith("sure", StringComparison.Ordinal))).Descendants("tbody").Single().Elements("tr").ToArray();
        Assert.NotEmpty(mistakes);
        foreach (var mistake in mistakes)
        {
            string[] cells = [.. mistake.Elements("td").Select(cell => cell.Value)];
            var row = int.Parse(RowNumber().Match(cells[0]).Groups[1].Value, CultureInfo.InvariantCulture);
            Assert.Equal(rows[row + 1], $"{cells[4]},{cells[5]},{cells[1]}");
            Assert.NotEqual(cells[1], cells[2]);
        }
    }

    [Fact]
    public async Task Pictures_are_shown_with_the_filters_that_read_them()
    {
        using var run = await ReportedRun.OnAsync("digits", options => options with { Epochs = 1, Network = new() { Layers = "conv2d 3 3x3, relu, max_pool2d 4, flatten, linear 10" } });
        Assert.Contains("The worst mistakes (test)", run.Headings);
        XElement Part(string name) => run.Body.Descendants("div").Single(part => (string?)part.Attribute("class") == name);
        Assert.Equal(25, Part("pictures").Elements("figure").Count());
        Assert.Equal(3, Part("weights").Elements("img").Count());
        Assert.All(run.Body.Descendants("img"), image => Assert.StartsWith("data:image/png;base64,iVBOR", (string?)image.Attribute("src"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Numbers_are_drawn_against_what_is_true()
    {
        using var run = await ReportedRun.OnTableAsync(Houses(), options => options with { Epochs = 20 });
        Assert.Equal([.. Always, "Predictions", "The largest errors (validation)", "Network", "Data", "How it was trained"], run.Headings);
        Assert.Contains("price: predicted (upwards) against true", run.Words, StringComparison.Ordinal);
        Assert.Contains(Figures.Text("rmse", run.Result!.Judged!.Value.Evaluation.Regression!.RootMeanSquaredError), run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_targets_are_drawn_one_by_one()
    {
        using var run = await ReportedRun.OnTableAsync("a,b,c\n" + Lines(40, i => $"{i},{i % 5},{i * 2}"), options => options with { Preparation = new() { Targets = ["b", "c"] } });
        Assert.Equal(4, run.Body.Descendants("figure").Count(figure => figure.Value.Contains("predicted", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_run_without_validation_and_of_few_epochs_has_its_curves(int epochs)
    {
        using var run = await ReportedRun.OnTableAsync(Flowers(), options => options with { Validation = 0, Epochs = epochs });
        Assert.Contains("Classes (training)", run.Headings);
        Assert.True(run.Body.Descendants("svg").Count() >= 4);
        Assert.Contains(Figures.Text("loss", run.Log()["loss"][^1]), $"{run.Log()["loss"][^1]:0.0000}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_name_becomes_markup()
    {
        using var run = await ReportedRun.OnTableAsync("<b>bold</b>,\"a&b\",\"</table>\"\n" + Lines(60, i => $"{i},{i % 7},{(i % 2 == 0 ? "</script>" : "\u001b<img src=x onerror=alert(1)>")}"));
        Assert.Contains("</script>", run.Words, StringComparison.Ordinal);
        Assert.Contains("<b>bold</b>", run.Words, StringComparison.Ordinal);
        Assert.Single(run.Body.Descendants("script"));
        Assert.DoesNotContain(run.Body.Descendants("b"), bold => bold.Value == "bold");
        Assert.DoesNotContain(run.Page, letter => char.IsControl(letter) && letter != '\n');
    }

    [Fact]
    public async Task Hundreds_of_classes_are_listed_by_their_errors()
    {
        using var run = await ReportedRun.OnTableAsync("x,y,c\n" + Lines(900, i => $"{i % 300},{i % 7},class{i % 300}"), options => options with { Epochs = 1 });
        Assert.DoesNotContain(run.Body.Descendants("table"), table => (string?)table.Attribute("class") == "confusion");
        Assert.Contains("times", run.Words, StringComparison.Ordinal);
        Assert.InRange(run.Page.Length, 0, 400_000);
    }

    [Fact]
    public async Task Of_a_thousand_columns_the_first_are_shown()
    {
        var columns = Enumerable.Range(0, 1000).ToArray();
        using var run = await ReportedRun.OnTableAsync(string.Join(',', columns.Select(c => $"c{c}")) + ",y\n" + Lines(40, i => string.Join(',', columns.Select(c => $"{(i * 31 + c * 7) % 11}")) + $",{(i * i % 3 == 0 ? "a" : "b")}"), options => options with { Epochs = 1 });
        Assert.Contains("988 more columns", run.Words, StringComparison.Ordinal);
        Assert.InRange(run.Page.Length, 0, 400_000);
    }

    [Fact]
    public async Task A_run_that_diverged_says_where()
    {
        using var run = await ReportedRun.OnTableAsync(Houses(), options => options with { Network = new() { Optimizer = "sgd", LearningRate = 1e5, Layers = "linear 8, relu, linear 1" }, Epochs = 50 });
        Assert.Null(run.Result);
        Assert.Contains("Training ended in epoch ", run.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("How good the model is", run.Headings);
    }

    [Fact]
    public async Task The_page_refers_to_nothing_outside_it()
    {
        using var run = await ReportedRun.OnAsync("moons", options => options with { Epochs = 2 });
        Assert.DoesNotContain("http", run.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", run.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg xmlns", run.Page, StringComparison.Ordinal);
        Assert.All(run.Body.Descendants().Attributes().Where(attribute => attribute.Name == "src"), source => Assert.StartsWith("data:", source.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everything_is_said_in_both_languages()
    {
        using var run = await ReportedRun.OnTableAsync(Flowers());
        var (english, chinese) = (run.Body.Descendants("span").Count(span => (string?)span.Attribute("lang") == "en"), run.Body.Descendants("span").Count(span => (string?)span.Attribute("lang") == "zh-Hans"));
        Assert.True(english > 20);
        Assert.Equal(english, chinese);
    }

    [Fact]
    public async Task The_same_training_has_the_same_page_but_for_times()
    {
        using var first = await ReportedRun.OnTableAsync(Flowers());
        using var second = await ReportedRun.OnTableAsync(Flowers());
        Assert.Equal(Timeless(first), Timeless(second));

        // Without what has times and the folder in it.
        static string Timeless(ReportedRun run)
        {
            var body = new XElement(run.Body);
            body.Descendants().Where(part => (string?)part.Attribute("class") is "cards" or "settings" || part.Name == "code").ToArray().Remove();
            return body.ToString();
        }
    }

    private static string Flowers() => "length,width,colour\n" + Lines(60, row => string.Create(CultureInfo.InvariantCulture, $"{row % 3 * 2 + 3 * Math.Sin(row):0.000},{10 - row % 3 + 3 * Math.Cos(row * 7):0.000},{(row % 3) switch { 0 => "red", 1 => "green", _ => "blue" }}"));

    private static string Houses() => "rooms,age,price\n" + Lines(60, row => string.Create(CultureInfo.InvariantCulture, $"{1 + row % 6},{row * 7 % 40},{1000.5 + 300 * (1 + row % 6) - 20 * (row * 7 % 40)}"));

    private static string Lines(int rows, Func<int, string> row) => string.Concat(Enumerable.Range(0, rows).Select(i => row(i) + "\n"));

    [GeneratedRegex(@"^chainrule explain .*/run'? --data .*data\.csv'? --row \d+ --parameter '4\.bias\[[0-2]\]' $")]
    private static partial Regex ExplainCommand();

    [GeneratedRegex(@"row (\d+)")]
    private static partial Regex RowNumber();
}
