using System.Globalization;
using System.Xml.Linq;
using ChainRule.Expressions;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Reporting.Pages;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Reporting.Sections;

/// <summary>The title, the few figures that matter most, and a warning if training did not end as it should.</summary>
internal static class HeadSection
{
    private static readonly Text Stopped = new(
        "Training was stopped, and the model was not judged: the page shows what was known by then.",
        "训练被中断，模型未经评估：本页仅包含中断之前的内容。");

    private static readonly Text Diverged = new(
        "Training ended in epoch {0}, step {1}: {2}. The model has the last good weights; it was not judged.",
        "训练在第 {0} 轮第 {1} 步终止：{2}。模型保留最后一次正常的权重，未经评估。");

    public static IEnumerable<XElement> Of(RunReport report)
    {
        yield return Html.Of("h1", report.Experiment.Model.Name);
        if (Warning(report) is { } warning)
            yield return Html.Of("p", Html.Class("warning"), warning);
        yield return Html.Of("div", [Html.Class("cards"), .. Cards(report).Select(card => Html.Of("div", Html.Of("small", card.Name), Html.Of("b", card.Value)))]);
    }

    private static Text? Warning(RunReport report) =>
        report.Result?.Ending == Ending.Cancelled ? Stopped
        : report.Log.End is { ValueKind: System.Text.Json.JsonValueKind.Object } end && end.TryGetProperty("where", out var where)
            ? Diverged.With(end.GetProperty("epoch").GetInt32(), end.GetProperty("step").GetInt32(), where.GetString()!)
        : null;

    private static IEnumerable<(Text Name, string Value)> Cards(RunReport report)
    {
        if (report.Result?.Judged is ({ } set, { } judged))
        {
            foreach (var (name, value) in judged.Figures.Where(figure => figure.Name is "loss" or "accuracy" or "rmse" or "r2"))
                yield return (FigureTexts.OfSet(set, name), Figures.Text(name, value));
        }

        var log = report.Log;
        if (log.Epochs.Count > 0)
            yield return (new("epochs", "轮数"), log.Epochs[^1].ToString(CultureInfo.InvariantCulture));
        if (log.Best >= 0)
            yield return (new("lowest loss in epoch", "损失最低的轮次"), log.Epochs[log.Best].ToString(CultureInfo.InvariantCulture));
        if (report.Result is { } result)
            yield return (new("training time", "训练用时"), Figures.Duration(result.Duration));
        if (double.IsFinite(log.SamplesPerSecond))
            yield return (new("samples per second", "每秒样本数"), log.SamplesPerSecond.ToString("N0", CultureInfo.InvariantCulture));
        yield return (new("parameters", "参数个数"), report.Experiment.Model.Network.ParameterCount.ToString("N0", CultureInfo.InvariantCulture));
    }
}
