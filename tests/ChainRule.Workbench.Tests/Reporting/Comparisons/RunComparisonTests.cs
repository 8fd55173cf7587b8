using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using ChainRule.Tests;
using ChainRule.Workbench.Reporting.Comparisons;

namespace ChainRule.Workbench.Tests.Reporting.Comparisons;

public sealed class RunComparisonTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public RunComparisonTests()
    {
        Write("a", """{"data":"iris.csv","batch":16,"seed":0,"train_samples":100}""", """{"event":"done","stopped":"all_epochs","seconds":70,"validation_loss":0.5,"validation_accuracy":0.9,"test_r2":null}""", 0.6, 0.5);
        Write("b", """{"data":"iris.csv","batch":32,"seed":0,"train_samples":100}""", """{"event":"done","stopped":"no_improvement","seconds":7,"validation_loss":0.25,"validation_accuracy":0.9}""", 0.2, 0.25);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Settings_that_differ_are_named()
    {
        var (name, values) = Assert.Single(Read("a", "b").Differences);
        Assert.Equal("batch", name);
        Assert.Equal(["16", "32"], values);
        Assert.Null(Read("a", "b").Warning);
    }

    [Fact]
    public void The_best_is_told_unless_all_are_equal()
    {
        var figures = Read("a", "b").Figures.ToDictionary(figure => figure.Name);
        Assert.Equal((false, true), (figures["validation_loss"].IsBest(0), figures["validation_loss"].IsBest(1)));
        Assert.Equal((false, false), (figures["validation_accuracy"].IsBest(0), figures["validation_accuracy"].IsBest(1)));
        Assert.Equal([2, 1], figures["best_epoch"].Values);
        Assert.Equal(["1:10", "7.0 s"], [figures["seconds"].Text(0), figures["seconds"].Text(1)]);
        Assert.Equal(["0.5000", "90.0 %", "–"], [figures["lowest_validation_loss"].Text(0), figures["validation_accuracy"].Text(0), figures["test_r2"].Text(0)]);
    }

    [Fact]
    public void Other_data_give_a_warning()
    {
        Write("c", """{"data":"wine.csv","batch":16,"seed":0,"train_samples":100}""", null, 1);
        Assert.Contains("different data", Read("a", "c").Warning!.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_was_killed_shows_what_it_has()
    {
        Write("killed", """{"data":"iris.csv","train_samples":100}""", null, 3, 2);
        var comparison = Read("a", "killed");
        Assert.Equal("interrupted", comparison.Runs[1].Ending);
        Assert.Equal(2, comparison.Figures.Single(figure => figure.Name == "lowest_validation_loss").Values[1]);
    }

    [Fact]
    public void The_page_has_the_curves_of_all()
    {
        Write("<b>", """{"data":"iris.csv","batch":8,"seed":0,"train_samples":100}""", null, 3, 2);
        var stream = new MemoryStream();
        ComparisonPage.Write(stream, Read("a", "b", "<b>"));
        var page = XDocument.Parse(Encoding.UTF8.GetString(stream.ToArray()));
        Assert.Single(page.Descendants("svg"));
        Assert.Contains(page.Descendants("span"), span => span.Value.EndsWith("<b>", StringComparison.Ordinal));
        Assert.DoesNotContain(page.Descendants("th").Elements("b"), _ => true);
    }

    [Fact]
    public void Json_has_every_figure()
    {
        var line = JsonElement.Parse(ComparisonJson.Of(Read("a", "b")));
        Assert.Equal(0.25, line.GetProperty("runs")[1].GetProperty("figures").GetProperty("validation_loss").GetDouble());
        Assert.Contains("validation_loss", line.GetProperty("runs")[1].GetProperty("best_in").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(["batch"], line.GetProperty("differences").EnumerateArray().Select(name => name.GetString()));
    }

    private RunComparison Read(params string[] names) => RunComparison.Read([.. names.Select(_folder.File)]);

    private void Write(string name, string settings, string? summary, params double[] losses)
    {
        _folder.Write($"{name}/settings.json", settings);
        _folder.Write($"{name}/metrics.jsonl", string.Concat(losses.Select((loss, i) => FormattableString.Invariant($"{{\"epoch\":{i + 1},\"loss\":{loss},\"validation_loss\":{loss},\"samples_per_second\":100,\"seconds\":1}}\n"))));
        if (summary is not null)
            _folder.Write($"{name}/summary.json", summary);
    }
}
