using System.Xml.Linq;
using ChainRule.Expressions;
using ChainRule.Metrics;
using ChainRule.Workbench.Data.Tables.Series;
using ChainRule.Workbench.Reporting.Pages;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Reporting.Sections;

/// <summary>Every figure of the trained model, on every set.</summary>
internal static class FiguresSection
{
    public static IEnumerable<XElement> Of(RunReport report) => report.Result is not { Sets: { Count: > 0 } sets } ? [] :
    [
        Html.Heading(new("How good the model is", "模型的表现")),
        Html.Table(
            ["", .. sets.Select(set => FigureTexts.Set(set.Name))],
            sets[0].Evaluation.Figures.Select((figure, i) => sets.Select(set => Figures.Text(figure.Name, set.Evaluation.Figures[i].Value)).Prepend<object>(FigureTexts.Figure(figure.Name)))),
        .. Targets(report),
        .. report.Result.Naive is { } naive ? [Html.Paragraph(Naive(naive))] : Array.Empty<XElement>(),
    ];

    private static Text Naive(NaiveForecast naive) => new(
        $"A naive forecast, the value {Plural.Of(naive.RowsBefore, "row")} before, has a mean absolute error of {Figures.Text("mae", naive.MeanAbsoluteError)}.",
        $"朴素预测（取 {naive.RowsBefore} 行之前的值）的平均绝对误差为 {Figures.Text("mae", naive.MeanAbsoluteError)}。");

    // Each of several numbers or labels by itself.
    private static IEnumerable<XElement> Targets(RunReport report) => report.Result?.Judged switch
    {
        ({ } set, { Regression.ByOutput: { Count: > 1 } outputs }) => [Table(report, set, [.. outputs.Select(output => output.Figures)])],
        ({ } set, { Labels.ByLabel: { } labels }) => [Table(report, set, [.. labels.Select(LabelScores.FiguresOf)])],
        _ => [],
    };

    private static XElement Table(RunReport report, string set, IReadOnlyList<IReadOnlyList<(string Name, double Value)>> outputs) => Html.Table(
        [FigureTexts.Set(set), .. outputs[0].Select(figure => FigureTexts.Figure(figure.Name))],
        ClassNames.Of(report.Experiment.OutputNames, outputs.Count).Zip(outputs, (name, figures) => figures.Select(figure => Figures.Text(figure.Name, figure.Value)).Prepend<object>(name)));
}
