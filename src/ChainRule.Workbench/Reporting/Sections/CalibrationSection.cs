using System.Xml.Linq;
using ChainRule.Expressions;
using ChainRule.Workbench.Reporting.Charts;
using ChainRule.Workbench.Reporting.Judging;
using ChainRule.Workbench.Reporting.Pages;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Reporting.Sections;

/// <summary>Whether the probabilities that the model gives can be believed.</summary>
internal static class CalibrationSection
{
    private static readonly Text Explained = new(
        "Bars below the dashed line: the model is surer than it should be. Bars above: it is less sure than it could be. The expected calibration error is {0}: how far certainty and accuracy differ on average.",
        "柱顶低于虚线表示模型过于自信，高于虚线则表示信心不足。期望校准误差为 {0}，即置信度与准确率的平均偏差。");

    public static IEnumerable<XElement> Of(RunReport report) => report.Judged is not JudgedClasses { Calibration: { Occupied.Count: > 0 } calibration } ? [] :
    [
        Html.Heading(new("Calibration", "校准")),
        Html.Of("div", Html.Class("charts"), Html.Figure(ReliabilityDiagram.Draw(calibration), new("how often the model is right, by how sure it is", "按置信度分组的准确率"))),
        Html.Paragraph(Explained.With(Figures.Percent(calibration.ExpectedError))),
    ];
}
