using System.Xml.Linq;
using ChainRule.Expressions;
using ChainRule.Workbench.Reporting.Charts;
using ChainRule.Workbench.Reporting.Judging;
using ChainRule.Workbench.Reporting.Pages;

namespace ChainRule.Workbench.Reporting.Sections;

/// <summary>For numbers: predictions against what is true, and how the errors are spread.</summary>
internal static class PredictionsSection
{
    private static readonly Text Against = new("{0}: predicted (upwards) against true", "{0}：预测值（纵轴）与真实值（横轴）");
    private static readonly Text Residuals = new("{0}: how many errors (predicted − true) of each size", "{0}：误差（预测值 − 真实值）的分布");

    public static IEnumerable<XElement> Of(RunReport report)
    {
        if (report.Judged is not JudgedNumbers numbers)
            return [];
        XElement[] charts = [.. numbers.Outputs.SelectMany(Charts)];
        return charts.Length == 0 ? [] : [Html.Heading(new("Predictions", "预测")), Html.Of("div", [Html.Class("charts"), .. charts]), .. Rest(numbers)];
    }

    private static IEnumerable<XElement> Charts((string Name, double[] Actual, double[] Predicted) output)
    {
        if (PredictionChart.Draw("predicted against true", output.Actual, output.Predicted) is { } against)
            yield return Html.Figure(against, Against.With(output.Name));
        if (Histogram.Draw("residuals", output.Actual.Zip(output.Predicted, (actual, predicted) => predicted - actual)) is { } residuals)
            yield return Html.Figure(residuals, Residuals.With(output.Name));
    }

    private static IEnumerable<XElement> Rest(JudgedNumbers numbers) => numbers.Names.Count - JudgedNumbers.MostOutputs is var more and > 0
        ? [Html.Of("p", Html.Class("note"), new Text($"{more} more outputs are not drawn.", $"另有 {more} 个输出未画出。"))]
        : [];
}
