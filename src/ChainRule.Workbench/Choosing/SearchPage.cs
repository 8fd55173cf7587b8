using System.Xml.Linq;
using ChainRule.Expressions;
using ChainRule.Workbench.Reporting.Pages;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Choosing;

/// <summary>A search as a page.</summary>
public static class SearchPage
{
    /// <summary>Writes the page as one HTML file.</summary>
    /// <param name="stream">where to</param>
    /// <param name="folder">the folder of the runs</param>
    /// <param name="results">the best first</param>
    /// <param name="command">the command line</param>
    public static void Write(Stream stream, string folder, IReadOnlyList<TrialResult> results, string command) =>
        HtmlPage.Write(stream, $"{folder}: {results.Count} trials", Parts(results, command));

    private static IEnumerable<XElement> Parts(IReadOnlyList<TrialResult> results, string command)
    {
        string[] figures = [.. results[0].Figures.Select(figure => figure.Name)];
        yield return Html.Of("h1", new Text($"{results.Count} settings tried", $"试验了 {results.Count} 组设置"));
        yield return Html.Paragraph(new Text("The best first: those that were trained longest, by their loss on the validation rows.", "最好的在前：先按训练轮数，再按验证损失排序。"));
        object[] heading = [new Text("trial", "试验"), .. results[0].Settings.Values.Select(value => value.Key.Replace('_', ' ')), new Text("epochs", "轮数"), .. figures.Select(name => FigureTexts.OfSet("validation", name))];
        yield return Html.Table(heading, results.Select(result => Row(result, figures)));
        yield return Html.Of("pre", command);
    }

    private static IEnumerable<object> Row(TrialResult result, string[] figures) =>
    [
        Plain(result.Number),
        .. result.Settings.Values.Select(value => value.Value),
        Plain(result.Epochs),
        .. figures.Select((name, i) => i < result.Figures.Count ? Figures.Text(name, result.Figures[i].Value) : "–"),
    ];

    private static string Plain(int number) => FormattableString.Invariant($"{number}");
}
