using System.Xml.Linq;
using ChainRule.Expressions;
using ChainRule.Workbench.Reporting.Charts;
using ChainRule.Workbench.Reporting.Pages;

namespace ChainRule.Workbench.Reporting.Sections;

/// <summary>The figures of every epoch as curves.</summary>
internal static class CurvesSection
{
    private const string Norms = "gradient_norms/";

    // More curves could not be told apart.
    private const int MostLayers = 8;

    public static IEnumerable<XElement> Of(RunLog log)
    {
        XElement[] charts = [.. Charts(log).OfType<XElement>()];
        return charts.Length == 0 ? [] :
        [
            Html.Heading(new("Training, epoch by epoch", "逐轮训练过程")),
            Html.Of("div", [Html.Class("charts"), .. charts]),
        ];
    }

    private static IEnumerable<XElement?> Charts(RunLog log)
    {
        foreach (var name in RunLog.Judging)
            yield return Compared(log, name);
        yield return Alone(log, "learning_rate", new("learning rate", "学习率"));
        yield return Layers(log);
    }

    private static XElement? Compared(RunLog log, string name)
    {
        (string Set, string Column)[] sets = [.. new[] { ("train", name), ("validation", $"validation_{name}") }.Where(set => log[set.Item2].Count > 0)];
        return Figure(log, name, [.. sets.Select((set, i) => (set.Column, (object)FigureTexts.Set(set.Set), i))], FigureTexts.Figure(name));
    }

    private static XElement? Alone(RunLog log, string name, Text caption) => Figure(log, name, log[name].Count > 0 ? [(name, caption, 2)] : [], caption);

    private static XElement? Layers(RunLog log)
    {
        string[] names = [.. log.Names.Where(name => name.StartsWith(Norms, StringComparison.Ordinal))];
        var caption = names.Length <= MostLayers
            ? new Text("norm of the gradients, by layer", "各层梯度的范数")
            : new Text("norm of the gradients, by layer (evenly chosen)", "各层梯度的范数（均匀选取若干层）");
        var chosen = Enumerable.Range(0, Math.Min(MostLayers, names.Length)).Select(i => names[names.Length <= MostLayers ? i : i * (names.Length - 1) / (MostLayers - 1)]);
        return Figure(log, "gradient norms", [.. chosen.Select((name, i) => (name, (object)name[Norms.Length..], i))], caption);
    }

    private static XElement? Figure(RunLog log, string label, IReadOnlyList<(string Column, object Name, int Colour)> curves, Text caption)
    {
        if (curves.Count == 0 || LineChart.Draw(label, [.. curves.Select(curve => Observed(log, curve.Column, curve.Colour))]) is not { } drawing)
            return null;
        return Html.Figure(drawing, caption, curves.Count > 1 ? Legend.Of(curves.Select(curve => (curve.Name, curve.Colour, false))) : null);
    }

    // Epochs that were not observed leave no gap.
    private static Curve Observed(RunLog log, string column, int colour)
    {
        var points = log.Epochs.Zip(log[column]);
        if (column.StartsWith(Norms, StringComparison.Ordinal))
            points = points.Where(point => double.IsFinite(point.Second));
        var kept = points.ToArray();
        return new(colour, [.. kept.Select(point => point.First)], [.. kept.Select(point => point.Second)]);
    }
}
