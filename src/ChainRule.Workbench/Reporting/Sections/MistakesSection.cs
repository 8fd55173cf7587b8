using System.Globalization;
using System.Xml.Linq;
using ChainRule.Data;
using ChainRule.Expressions;
using ChainRule.Workbench.Reporting.Images;
using ChainRule.Workbench.Reporting.Judging;
using ChainRule.Workbench.Reporting.Pages;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Reporting.Sections;

/// <summary>The samples that the model is most wrong about, as pictures or rows, each with a way to its explanation.</summary>
internal static class MistakesSection
{
    // What of a wide row is shown.
    private const int MostColumns = 12;

    private static readonly Text Row = new("row {0}", "第 {0} 行");
    private static readonly Text TakenFor = new("{0} taken for {1}", "{0} 误判为 {1}");

    public static IEnumerable<XElement> Of(RunReport report)
    {
        if (report.Judged is not { Mistakes: { Count: > 0 } mistakes } judged)
            return [];
        var set = report.Experiment.Sets.Named().Last();
        var samples = set.Samples.Select([.. mistakes.Select(mistake => mistake.Sample)]);
        return
        [
            Html.Heading(judged is JudgedClasses
                ? new($"The worst mistakes ({FigureTexts.Set(set.Name).English})", $"最严重的错误（{FigureTexts.Set(set.Name).Chinese}集）")
                : new($"The largest errors ({FigureTexts.Set(set.Name).English})", $"误差最大的样本（{FigureTexts.Set(set.Name).Chinese}集）")),
            judged is JudgedClasses && DataImage.IsPicture(samples.InputShape) ? Pictures(report, mistakes, samples) : Rows(report, mistakes, samples),
            Html.Of("p", Html.Class("note"), new Text("Rows count from 0. A click on one shows how its explanation is made.", "行号从 0 起。点击行号可查看该样本的推导或生成推导的命令。")),
        ];
    }

    private static XElement Pictures(RunReport report, IReadOnlyList<Mistake> mistakes, Dataset samples)
    {
        var (numbers, size) = (samples.Inputs.ToDoubles(), samples.InputShape.Count);
        return Html.Of("div", [Html.Class("pictures"), .. mistakes.Select((mistake, i) => Html.Of(
            "figure",
            DataImage.OfSample(numbers[(i * size)..((i + 1) * size)], samples.InputShape, $"{mistake.Actual}"),
            Html.Paragraph(TakenFor.With(mistake.Actual, mistake.Predicted)),
            Html.Paragraph(mistake.Sureness),
            report.Experiment.Judged.FileOf(mistake.Sample) is { } file ? Html.Paragraph(file) : null,
            Explained(report, mistake, samples, i)))]);
    }

    private static XElement Rows(RunReport report, IReadOnlyList<Mistake> mistakes, Dataset samples)
    {
        var (names, cells) = Cells(report, samples);
        var shown = Math.Min(MostColumns, names.Count);
        var sureness = report.Judged is JudgedClasses ? new Text("sure", "置信度") : new Text("error", "误差");
        object[] heading = [new Text("row", "行"), new Text("actual", "实际"), new Text("predicted", "预测"), sureness, .. names.Take(shown), .. names.Count > shown ? [new Text($"{names.Count - shown} more columns", $"另有 {names.Count - shown} 列")] : Array.Empty<object>()];
        return Html.Table(heading, mistakes.Select((mistake, i) => (IEnumerable<object>)[Explained(report, mistake, samples, i), mistake.Actual, mistake.Predicted, mistake.Sureness, .. Enumerable.Range(0, shown).Select(column => cells(mistake, i, column)), .. names.Count > shown ? ["…"] : Array.Empty<object>()]));
    }

    // Cells of the table as they are written there; where there is no table, the inputs.
    private static (IReadOnlyList<string> Names, Func<Mistake, int, int, string> Cells) Cells(RunReport report, Dataset samples)
    {
        if (report.Experiment is { Judged: { Table: { } table } origin, Preparation: { } preparation })
        {
            int[] places = [.. preparation.Columns.Select(column => table.Find(column.Name))];
            return ([.. preparation.Columns.Select(column => column.Name)], (mistake, _, column) => ShownWord.Of(table[origin.RowOf(mistake.Sample), places[column]]));
        }

        var width = samples.InputShape.Count;
        return ([.. Enumerable.Range(0, width).Select(i => FormattableString.Invariant($"x{i}"))], (_, i, column) => Figures.Minus(samples.Inputs.Value(i * width + column).ToString("G4", CultureInfo.InvariantCulture)));
    }

    private static XElement Explained(RunReport report, Mistake mistake, Dataset samples, int place) =>
        Html.Details(Row.With(report.Experiment.Judged.RowOf(mistake.Sample)), MistakeExplanation.Of(report, mistake, samples, place));
}
