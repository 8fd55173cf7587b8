using System.CommandLine;
using System.Globalization;
using ChainRule.Cli.Views;
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
        var json = Arguments.Flag("--json", "print one JSON object a line for each file, with every digit");
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
        console.Write(Numbers(report.Output));
        console.WriteLine();
        var table = Tables.New(["", "shape", "gradient", .. report.Updated is null ? Array.Empty<string>() : ["after the step"]]);
        AddRow(table, "input", [report.InputGradient]);
        foreach (var (i, (name, gradient)) in report.Gradients.Index())
            AddRow(table, name, report.Updated is { } updated ? [gradient, updated[i].Value] : [gradient]);
        console.Write(table);
        if (report.Buffers.Count > 0)
            WriteBuffers(console, report);
    }

    // What layers keep: running means and variances.
    private static void WriteBuffers(IAnsiConsole console, GradientsReport report)
    {
        var table = Tables.New("", "shape", "before the step", "after the step");
        foreach (var ((name, before), (_, after)) in report.BuffersBefore.Zip(report.Buffers))
            AddRow(table, name, [before, after]);
        console.Write(table);
    }

    private static void AddRow(Table table, string name, Tensor[] tensors) =>
        table.AddRow([new Text(name), new Text(tensors[0].Shape.ToString()), .. tensors.Select(Numbers)]);

    private static Text Numbers(Tensor tensor)
    {
        var width = tensor.Shape.Rank == 0 ? 1 : Math.Max(1, tensor.Shape[-1]);
        var shown = tensor.ToDoubles().Take(MostShown).Chunk(width).Select(row => string.Join("  ", row.Select(Number)));
        return new(string.Join("\n", shown) + (tensor.Count > MostShown ? $"\n… {tensor.Count - MostShown} more" : ""));
    }

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
