using System.Xml.Linq;
using ChainRule.Expressions;
using ChainRule.Workbench.Reporting.Pages;
using ChainRule.Workbench.Texts;

namespace ChainRule.Workbench.Choosing;

/// <summary>A cross-validation as a page.</summary>
public static class FoldsPage
{
    /// <summary>Writes the page as one HTML file.</summary>
    /// <param name="stream">where to</param>
    /// <param name="folder">the folder of the runs</param>
    /// <param name="table">their figures</param>
    /// <param name="command">the command line</param>
    public static void Write(Stream stream, string folder, FoldTable table, string command) =>
        HtmlPage.Write(stream, $"{folder}: {table.Folds.Count} folds", Parts(table, command));

    private static IEnumerable<XElement> Parts(FoldTable table, string command)
    {
        yield return Html.Of("h1", new Text($"Cross-validation with {table.Folds.Count} folds", $"{table.Folds.Count} 折交叉验证"));
        yield return Html.Paragraph(new Text("Each model was trained on the rows of all other folds and judged by those of its own.", "每个模型在其余各折上训练，并用自己的一折评估。"));
        object[] heading = [new Text("fold", "折"), new Text("rows", "行数"), new Text("epochs", "轮数"), .. table.Names.Select(FigureTexts.Figure)];
        yield return Html.Table(heading, [.. table.Folds.Select(Row), Summary(new("mean", "平均"), table, table.Means), Summary(new("standard deviation", "标准差"), table, table.Deviations)]);
        yield return Html.Of("pre", command);
    }

    private static IEnumerable<object> Row(FoldResult fold) =>
        [Plain(fold.Fold), Plain(fold.Rows), Plain(fold.Epochs), .. fold.Figures.Select(figure => Figures.Text(figure.Name, figure.Value))];

    private static IEnumerable<object> Summary(Text what, FoldTable table, IReadOnlyList<double> values) =>
        [what, "", "", .. table.Names.Zip(values, Figures.Text)];

    private static string Plain(int number) => FormattableString.Invariant($"{number:N0}");
}
