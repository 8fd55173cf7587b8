using System.Globalization;
using System.Xml.Linq;
using ChainRule.Expressions;
using ChainRule.Metrics;
using ChainRule.Workbench.Reporting.Pages;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Reporting.Sections;

/// <summary>Which classes are taken for which, and how well each is recognised.</summary>
internal static class ClassesSection
{
    // Of more classes, the most frequent errors are listed.
    private const int MostInMatrix = 30;
    private const int MostErrors = 20;

    public static IEnumerable<XElement> Of(RunReport report)
    {
        if (report.Result?.Judged is not ({ } set, { Classification: { } matrix }))
            return [];
        var names = ClassNames.Of(report.Experiment.OutputNames, matrix.Classes);
        var occurring = matrix.Occurring;
        var shares = Shares(matrix, names);
        return
        [
            Html.Heading(new($"Classes ({FigureTexts.Set(set).English})", $"类别（{FigureTexts.Set(set).Chinese}集）")),
            .. occurring.Count <= MostInMatrix
                ? [Html.Paragraph(new Text("Rows are the actual classes, columns the predicted ones.", "行为实际类别，列为预测类别。")), Matrix(matrix, names, occurring), shares]
                : new[] { Errors(matrix, names), Html.Details(new Text($"all {occurring.Count} classes", $"全部 {occurring.Count} 个类别"), shares) },
        ];
    }

    private static XElement Matrix(ConfusionMatrix matrix, IReadOnlyList<string> names, IReadOnlyList<int> occurring) => Html.Scrolling(Html.Of(
        "table",
        Html.Class("confusion"),
        Html.Of("tr", [Html.Of("th"), .. occurring.Select(c => Html.Of("th", names[c]))]),
        occurring.Select(actual => Html.Of("tr", [Html.Of("th", names[actual]), .. occurring.Select(predicted => Cell(matrix, actual, predicted))]))));

    private static XElement Cell(ConfusionMatrix matrix, int actual, int predicted)
    {
        var count = matrix[actual, predicted];
        var share = count / (double)Math.Max(1, matrix.Support(actual));
        return Html.Of(
            "td",
            Html.Class(actual == predicted ? "right" : "wrong"),
            new XAttribute("style", string.Create(CultureInfo.InvariantCulture, $"--share: {share:0.###}")),
            count == 0 ? "·" : Count(count));
    }

    private static XElement Shares(ConfusionMatrix matrix, IReadOnlyList<string> names) => Html.Table(
        [new Text("class", "类别"), new Text("samples", "样本数"), new Text("precision", "精确率"), new Text("recall", "召回率"), "F1"],
        matrix.Occurring.Select(c => (IEnumerable<object>)[names[c], Count(matrix.Support(c)), Figures.Percent(matrix.Precision(c)), Figures.Percent(matrix.Recall(c)), Figures.Percent(matrix.F1(c))]));

    private static XElement Errors(ConfusionMatrix matrix, IReadOnlyList<string> names)
    {
        var errors = from actual in matrix.Occurring
                     from predicted in matrix.Occurring
                     where actual != predicted && matrix[actual, predicted] > 0
                     orderby matrix[actual, predicted] descending
                     select (IEnumerable<object>)[names[actual], names[predicted], Count(matrix[actual, predicted])];
        return Html.Table([new Text("actual", "实际"), new Text("predicted", "预测"), new Text("times", "次数")], errors.Take(MostErrors));
    }

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
