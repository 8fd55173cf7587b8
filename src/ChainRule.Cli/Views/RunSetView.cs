using System.Text.Json;
using System.Text.Json.Nodes;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Texts;
using Spectre.Console;

namespace ChainRule.Cli.Views;

/// <summary>What the runs of one command found.</summary>
internal static class RunSetView
{
    private const string Validation = "validation_";

    public static void Write(IAnsiConsole console, string folder, RunSetFile runs)
    {
        console.WriteLabelled("", $"{folder}: a {runs.What}{(runs.IsComplete ? "" : $" that was interrupted; \"{runs.ResumeCommand(folder)}\" goes on with it")}".Split(' '));
        if (runs.Models.Count > 0)
            console.WriteLabelled("model      ", Labelled.Listed([.. runs.Models]));
        JsonObject[] rows = [.. runs.Table.OfType<JsonObject>()];
        string[] columns = [.. rows.SelectMany(row => row.Select(cell => cell.Key)).Distinct().Where(name => !NameOf(name).StartsWith("macro_", StringComparison.Ordinal))];
        if (columns.Length == 0)
            return;
        var table = Tables.New(columns[0]).AddRight(columns[1..].Select(name => Figures.Heading(NameOf(name))));
        foreach (var row in rows)
            table.Add(columns.Select(name => row.TryGetPropertyValue(name, out var value) ? Text(NameOf(name), value) : ""));
        console.Write(table);
    }

    private static string NameOf(string column) => column.StartsWith(Validation, StringComparison.Ordinal) ? column[Validation.Length..] : column;

    private static string Text(string name, JsonNode? value) => value switch
    {
        null => "–",
        _ when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>().Replace('_', ' '),
        _ when name is "fold" or "trial" or "rows" or "epochs" => FormattableString.Invariant($"{value.GetValue<double>():N0}"),
        _ => Figures.Text(name, value.GetValue<double>()),
    };
}
