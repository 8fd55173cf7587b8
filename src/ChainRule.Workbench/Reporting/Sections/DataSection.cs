using System.Xml.Linq;
using ChainRule.Expressions;
using ChainRule.Workbench.Data.Tables.Preparations;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Reporting.Pages;

namespace ChainRule.Workbench.Reporting.Sections;

/// <summary>What was learnt from, how a table became numbers, and what was concluded that could be wrong.</summary>
internal static class DataSection
{
    public static IEnumerable<XElement> Of(Experiment experiment) =>
    [
        Html.Heading(new("Data", "数据")),
        SettingsTable.Of([(new("data", "数据"), experiment.Options.Data), .. Sizes(experiment), .. Prepared(experiment)]),
        .. experiment.Notes.Count == 0 ? [] : new[] { Html.Of("ul", experiment.Notes.Select(note => Html.Of("li", note))) },
    ];

    private static IEnumerable<(Text, string)> Sizes(Experiment experiment) =>
        experiment.Sets.Named().Select(set => (FigureTexts.Set(set.Name), FormattableString.Invariant($"{set.Samples.Count:N0}")));

    // The lines that the terminal shows, too; those without a label go on from the line above.
    private static IEnumerable<(Text, string)> Prepared(Experiment experiment) => experiment.Preparation is null
        ? []
        : PreparationLines.Of(experiment.Preparation, withOptions: false).Select(line => (Label(line.Label), string.Join(' ', line.Pieces)));

    private static Text Label(string label) => label switch
    {
        "predicts" => new("predicts", "预测目标"),
        "columns" => new("columns", "输入列"),
        "left out" => new("left out", "未使用的列"),
        _ => new(label, label),
    };
}
