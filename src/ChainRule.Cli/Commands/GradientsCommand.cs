using System.CommandLine;
using ChainRule.Cli.Views;
using ChainRule.Expressions;
using ChainRule.Tensors;
using ChainRule.Workbench.Networks;
using Spectre.Console;

namespace ChainRule.Cli.Commands;

internal static class GradientsCommand
{
    // A table shows this many numbers of a tensor; --json shows all.
    private const int MostShown = 64;

    public static Command Create()
    {
        var json = Arguments.Flag("--json", "print one line of JSON per file, with every digit");
        var command = new Verb(
            "gradients",
            "Computes loss, output, every gradient and the update of network files, in double precision.",
            [
                "chainrule gradients one-one-one.json",
                "chainrule gradients networks/*.json --json",
            ])
        { json };
        new EachFile().AddTo(command, (parsed, network) =>
        {
            var report = GradientsReport.Of(network);
            if (parsed.GetValue(json))
                Console.WriteLine(GradientsJson.Write(report));
            else
                Write(Consoles.Output, report);
            return true;
        });
        return command;
    }

    private static void Write(IAnsiConsole console, GradientsReport report)
    {
        console.WriteLine($"{report.Network}: loss {Number(report.Loss)}");
        if (report.Optimizer is { } optimizer)
            console.WriteLine($"optimizer {optimizer}");
        console.WriteLine($"output {report.Output.Shape}");
        foreach (var row in Numbers(report.Output).Split('\n'))
            console.WriteLine(row);
        var updated = report.Updated;
        WriteTensors(
            console,
            ["gradient", .. updated is null ? Array.Empty<string>() : ["after the step"]],
            [
                ("input", [report.InputGradient, .. updated is null ? Array.Empty<Tensor?>() : [null]]),
                .. report.Gradients.Select((pair, i) => (pair.Key, (Tensor?[])[pair.Value, .. updated is null ? Array.Empty<Tensor?>() : [updated[i].Value]])),
            ]);

        // What layers keep: running means and variances.
        if (report.Buffers.Count > 0)
            WriteTensors(console, ["before the step", "after the step"], [.. report.BuffersBefore.Zip(report.Buffers, (before, after) => (before.Key, (Tensor?[])[before.Value, after.Value]))]);
    }

    // Side by side, or one below the other if that is too wide.
    private static void WriteTensors(IAnsiConsole console, IReadOnlyList<string> headings, IReadOnlyList<(string Name, Tensor?[] Tensors)> rows)
    {
        int[] all = [.. Enumerable.Range(0, headings.Count)];
        if (Table(all) is var whole && (all.Length == 1 || whole.Fits(console)))
        {
            console.Write(whole);
            return;
        }

        foreach (var column in all)
            console.Write(Table([column]));

        Table Table(int[] columns)
        {
            var table = Tables.New(["", "shape", .. columns.Select(column => headings[column])]);
            foreach (var (name, tensors) in rows.Where(row => columns.Any(column => row.Tensors[column] is not null)))
                table.Add([name, tensors.OfType<Tensor>().First().Shape.ToString(), .. columns.Select(column => tensors[column] is { } tensor ? Numbers(tensor) : "")]);
            return table;
        }
    }

    private static string Numbers(Tensor tensor)
    {
        var length = tensor.Shape.Rank == 0 ? 1 : Math.Max(1, tensor.Shape[-1]);
        var numbers = tensor.ToDoubles().Take(MostShown).Select(Number).ToList();
        var width = numbers.Max(number => number.Length);
        var shown = numbers.Chunk(length).Select(row => string.Join("  ", row.Select(number => number.PadLeft(width))));
        return string.Join("\n", shown) + (tensor.Count > MostShown ? $"\n… {tensor.Count - MostShown} more" : "");
    }

    private static string Number(double value) => Notation.Text.WriteNumber(value, 6);
}
