using System.Globalization;
using ChainRule.Metrics;
using ChainRule.Training;
using Spectre.Console;

namespace ChainRule.Cli.Views;

/// <summary>The tables that several commands print.</summary>
internal static class Tables
{
    /// <summary>Data sets down, figures across.</summary>
    public static Table Results(IReadOnlyList<(string Name, Evaluation Evaluation)> sets)
    {
        var table = New("set");
        foreach (var (figure, _) in sets[0].Evaluation.Figures)
            table.AddColumn(new TableColumn(figure.Replace('_', ' ')).RightAligned());
        foreach (var (name, evaluation) in sets)
            table.AddRow([name, .. evaluation.Figures.Select(f => Figure(f.Name, f.Value))]);
        return table;
    }

    /// <summary>Precision, recall and F1 of each class, and which was taken for which.</summary>
    public static void WriteClasses(IAnsiConsole console, ConfusionMatrix matrix, IReadOnlyList<string>? classes, string set)
    {
        var names = Enumerable.Range(0, matrix.Classes).Select(c => classes?.ElementAtOrDefault(c) ?? $"{c}").ToArray();
        var table = New($"{set}: is \\ taken for");
        foreach (var name in names)
            table.AddColumn(new TableColumn(Markup.Escape(name)).RightAligned());
        foreach (var figure in (string[])["precision", "recall", "f1"])
            table.AddColumn(new TableColumn(figure).RightAligned());
        for (var c = 0; c < names.Length; c++)
        {
            table.AddRow([
                Markup.Escape(names[c]),
                .. names.Select((_, p) => matrix[c, p] == 0 ? "·" : matrix[c, p].ToString(CultureInfo.InvariantCulture)),
                Percent(matrix.Precision(c)),
                Percent(matrix.Recall(c)),
                Percent(matrix.F1(c)),
            ]);
        }

        console.Write(table);
    }

    /// <summary>An empty table in the house's style.</summary>
    public static Table New(params IEnumerable<string> columns)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in columns)
            table.AddColumn(Markup.Escape(column));
        return table;
    }

    private static string Figure(string name, double value) => name is "loss" or "mae" or "rmse" or "r2"
        ? value.ToString("0.0000", CultureInfo.InvariantCulture)
        : Percent(value);

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
