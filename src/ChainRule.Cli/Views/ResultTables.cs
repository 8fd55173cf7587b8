using System.Globalization;
using ChainRule.Metrics;
using ChainRule.Training;
using ChainRule.Workbench.Texts;
using Spectre.Console;

namespace ChainRule.Cli.Views;

/// <summary>How well a model does: every figure, and for classes which was taken for which.</summary>
internal static class ResultTables
{
    private const int MostClasses = 30;
    private const int MostConfusions = 10;

    /// <summary>Figures down, data sets across.</summary>
    public static void WriteFigures(IAnsiConsole console, IReadOnlyList<(string Name, Evaluation Evaluation)> sets)
    {
        var table = Tables.New("").AddRight(sets.Select(set => set.Name));
        foreach (var (i, (figure, _)) in sets[0].Evaluation.Figures.Index())
            table.Add([figure.Replace('_', ' '), .. sets.Select(set => Figures.Text(figure, set.Evaluation.Figures[i].Value))]);
        console.Write(table);
    }

    /// <summary>The confusion matrix with each class's precision, recall and F1; where that is too wide, the matrix's largest errors.</summary>
    public static void WriteClasses(IAnsiConsole console, ConfusionMatrix matrix, IReadOnlyList<string>? classes, string set)
    {
        var names = ClassNames.Of(classes, matrix.Classes);
        if (matrix.Occurring.Count <= MostClasses && ClassTable(matrix, names, $"{set}: is \\ taken for", withMatrix: true) is var whole && whole.Fits(console))
        {
            console.Write(whole);
            return;
        }

        console.Write(ClassTable(matrix, names, set, withMatrix: false));
        WriteConfusions(console, matrix, names);
    }

    private static Table ClassTable(ConfusionMatrix matrix, IReadOnlyList<string> names, string corner, bool withMatrix)
    {
        var occurring = matrix.Occurring;
        var shown = withMatrix ? occurring : [];
        var table = Tables.New(corner).AddRight([.. shown.Select(p => names[p]), "precision", "recall", "f1"]);
        foreach (var c in occurring)
        {
            var counts = shown.Select(p => Count(matrix[c, p]));
            table.Add([names[c], .. counts, Figures.Percent(matrix.Precision(c)), Figures.Percent(matrix.Recall(c)), Figures.Percent(matrix.F1(c))]);
        }

        return table;
    }

    private static void WriteConfusions(IAnsiConsole console, ConfusionMatrix matrix, IReadOnlyList<string> names)
    {
        var all = Enumerable.Range(0, names.Count);
        var errors = all.SelectMany(_ => all, (a, p) => (Actual: a, Predicted: p, Count: matrix[a, p]))
            .Where(error => error.Actual != error.Predicted && error.Count > 0)
            .OrderByDescending(error => error.Count)
            .ToList();
        if (errors.Count == 0)
            return;
        var table = Tables.New("is", "taken for").AddRight("times");
        foreach (var (actual, predicted, count) in errors.Take(MostConfusions))
            table.Add(names[actual], names[predicted], Count(count));
        console.Write(table);
        if (errors.Count > MostConfusions)
            console.WriteLine($"and {Plural.Of(errors.Count - MostConfusions, "other kind", "other kinds")} of error");
    }

    private static string Count(long count) => count == 0 ? "·" : count.ToString(CultureInfo.InvariantCulture);
}
