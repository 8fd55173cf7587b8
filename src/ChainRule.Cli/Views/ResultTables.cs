using System.Globalization;
using ChainRule.Metrics;
using ChainRule.Training;
using ChainRule.Workbench.Texts;
using Spectre.Console;

namespace ChainRule.Cli.Views;

/// <summary>How well a model does: every figure; for classes, the confusion matrix; for several targets, the figures of each.</summary>
internal static class ResultTables
{
    private const int MostClasses = 30;
    private const int MostConfusions = 10;

    /// <summary>Figures down, data sets across.</summary>
    public static void WriteFigures(IAnsiConsole console, IReadOnlyList<(string Name, Evaluation Evaluation)> sets)
    {
        var table = Tables.New("").AddRight(sets.Select(set => set.Name));
        foreach (var (i, (figure, _)) in sets[0].Evaluation.Figures.Index())
            table.Add([Figures.Heading(figure), .. sets.Select(set => Figures.Text(figure, set.Evaluation.Figures[i].Value))]);
        console.Write(table);
    }

    /// <summary>What can be shown for each output.</summary>
    /// <param name="console">where to</param>
    /// <param name="evaluation">the figures</param>
    /// <param name="names">what the outputs are called; null if they have no names</param>
    /// <param name="set">what was evaluated</param>
    public static void WriteOutputs(IAnsiConsole console, Evaluation evaluation, IReadOnlyList<string>? names, string set)
    {
        if (evaluation.Classification is { } matrix)
            WriteClasses(console, matrix, names, set);
        else if (evaluation.Regression?.ByOutput is { Count: > 1 } outputs)
            WriteTargets(console, [.. outputs.Select(output => output.Figures)], names, set);
        else if (evaluation.Labels is { ByLabel: var labels })
            WriteTargets(console, [.. labels.Select(LabelScores.FiguresOf)], names, set);
    }

    /// <summary>Targets down, figures across.</summary>
    private static void WriteTargets(IAnsiConsole console, IReadOnlyList<IReadOnlyList<(string Name, double Value)>> outputs, IReadOnlyList<string>? names, string set)
    {
        var table = Tables.New($"{set}: target").AddRight(outputs[0].Select(figure => Figures.Heading(figure.Name)));
        foreach (var (name, figures) in ClassNames.Of(names, outputs.Count).Zip(outputs))
            table.Add([name, .. figures.Select(figure => Figures.Text(figure.Name, figure.Value))]);
        console.Write(table);
    }

    /// <summary>
    /// The confusion matrix with each class's precision, recall and F1; if that is too wide, the two separately; if even that
    /// is, the matrix's largest errors.
    /// </summary>
    private static void WriteClasses(IAnsiConsole console, ConfusionMatrix matrix, IReadOnlyList<string>? classes, string set)
    {
        var names = ClassNames.Of(classes, matrix.Classes);
        string[] corners = [$"{set}: actual \\ predicted", $"{set}: actual \\\npredicted"];
        var isSmall = matrix.Occurring.Count <= MostClasses;
        if (isSmall && corners.Select(corner => ClassTable(matrix, names, corner, withMatrix: true)).FirstOrDefault(table => table.Fits(console)) is { } whole)
        {
            console.Write(whole);
            return;
        }

        var shares = ClassTable(matrix, names, set, withMatrix: false);
        if (isSmall && ClassTable(matrix, names, corners[1], withMatrix: true, withShares: false) is var counts && counts.Fits(console))
        {
            console.Write(counts);
            console.Write(shares);
            return;
        }

        console.Write(shares);
        WriteConfusions(console, matrix, names);
    }

    private static Table ClassTable(ConfusionMatrix matrix, IReadOnlyList<string> names, string corner, bool withMatrix, bool withShares = true)
    {
        var occurring = matrix.Occurring;
        var shown = withMatrix ? occurring : [];
        var table = Tables.New(corner).AddRight([.. shown.Select(p => names[p]), .. withShares ? ["precision", "recall", "f1"] : Array.Empty<string>()]);
        foreach (var c in occurring)
        {
            var counts = shown.Select(p => Count(matrix[c, p]));
            table.Add([names[c], .. counts, .. withShares ? [Figures.Percent(matrix.Precision(c)), Figures.Percent(matrix.Recall(c)), Figures.Percent(matrix.F1(c))] : Array.Empty<string>()]);
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
        var table = Tables.New("actual", "predicted").AddRight("times");
        foreach (var (actual, predicted, count) in errors.Take(MostConfusions))
            table.Add(names[actual], names[predicted], Count(count));
        console.Write(table);
        if (errors.Count > MostConfusions)
            console.WriteLine($"and {Plural.Of(errors.Count - MostConfusions, "other kind", "other kinds")} of error");
    }

    private static string Count(long count) => count == 0 ? "·" : count.ToString(CultureInfo.InvariantCulture);
}
