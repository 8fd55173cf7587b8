using System.Xml.Linq;
using ChainRule.Expressions;
using ChainRule.Workbench.Reporting.Charts;
using ChainRule.Workbench.Reporting.Pages;

namespace ChainRule.Workbench.Reporting.Comparisons;

/// <summary>A comparison as a page, with the curves of all runs over one another.</summary>
public static class ComparisonPage
{
    private static readonly Dictionary<string, Text> Names = new()
    {
        ["lowest_validation_loss"] = new("lowest validation loss", "最低验证损失"),
        ["best_epoch"] = new("epoch with the lowest loss", "损失最低的轮次"),
        ["epochs"] = new("epochs", "轮数"),
        ["seconds"] = new("training time", "训练用时"),
        ["samples_per_second"] = new("samples per second", "每秒样本数"),
        ["parameters"] = new("parameters", "参数个数"),
    };

    /// <summary>Writes the page as one HTML file.</summary>
    public static void Write(Stream stream, RunComparison comparison) =>
        HtmlPage.Write(stream, string.Join(", ", comparison.Runs.Select(run => run.Name)), Parts(comparison));

    private static IEnumerable<XElement> Parts(RunComparison comparison)
    {
        yield return Html.Of("h1", new Text($"{comparison.Runs.Count} runs compared", $"{comparison.Runs.Count} 次训练的比较"));
        if (comparison.Warning is { } warning)
            yield return Html.Of("p", Html.Class("warning"), warning);
        object[] heading = ["", .. comparison.Runs.Select((run, i) => Legend.Of((run.Name, i, false)))];
        yield return Html.Heading(new("Figures", "指标"));
        yield return Html.Table(heading, [Ended(comparison), .. comparison.Figures.Select(figure => Row(figure))]);
        if (comparison.Differences is { Count: > 0 } differences)
        {
            yield return Html.Heading(new("Settings that differ", "不同的设置"));
            yield return Html.Table(heading, differences.Select(setting => setting.Values.Prepend<object>(setting.Name.Replace('_', ' '))));
        }

        XElement[] charts = [.. RunLog.Judging.Select(name => Chart(comparison, name)).OfType<XElement>()];
        if (charts.Length == 0)
            yield break;
        yield return Html.Heading(new("Epoch by epoch", "逐轮变化"));
        yield return Html.Paragraph(new Text("Solid lines are of the validation data, dashed ones of the training data.", "实线为验证数据，虚线为训练数据。"));
        yield return Html.Of("div", [Html.Class("charts"), .. charts]);
    }

    private static IEnumerable<object> Ended(RunComparison comparison) =>
        comparison.Runs.Select(run => (object)run.Ending.Replace('_', ' ')).Prepend(new Text("ended", "结束方式"));

    private static IEnumerable<object> Row(ComparedFigure figure)
    {
        yield return Names.GetValueOrDefault(figure.Name) ?? FigureTexts.OfSet(figure.Name.Split('_')[0], ComparedFigure.OfSet(figure.Name));
        for (var run = 0; run < figure.Values.Count; run++)
            yield return figure.IsBest(run) ? Html.Of("span", Html.Class("best"), figure.Text(run)) : figure.Text(run);
    }

    private static XElement? Chart(RunComparison comparison, string name)
    {
        Curve[] curves = [.. comparison.Runs.SelectMany((run, i) => Of(run.Log, name, i))];
        return curves.Length > 0 && LineChart.Draw(name, curves) is { } drawing
            ? Html.Figure(drawing, FigureTexts.Figure(name), Legend.Of(comparison.Runs.Select((run, i) => ((object)run.Name, i, false))))
            : null;
    }

    private static IEnumerable<Curve> Of(RunLog log, string name, int colour)
    {
        foreach (var (column, isDashed) in new[] { (name, true), ($"validation_{name}", false) })
        {
            if (log[column].Count > 0)
                yield return new(colour, log.Epochs, log[column], isDashed);
        }
    }
}
