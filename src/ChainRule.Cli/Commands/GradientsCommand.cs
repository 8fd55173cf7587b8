using System.CommandLine;
using System.Globalization;
using ChainRule.Cli.Views;
using ChainRule.Operations;
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
        var files = new Argument<string[]>("FILE") { Description = "network files with a batch", Arity = ArgumentArity.OneOrMore };
        var json = Arguments.Flag("--json", "print one JSON object a line for each file, with every digit");
        var command = new Verb(
            "gradients",
            "Computes loss, output, every gradient and the update of network files, in double precision.",
            [
                "chainrule gradients one-one-one.json",
                "chainrule gradients networks/*.json --json",
            ])
        { files, json };
        command.SetAction(parsed =>
        {
            var failed = 0;
            foreach (var file in parsed.GetRequiredValue(files))
            {
                try
                {
                    var report = GradientsReport.Of(Network.Read(file, DType.Float64));
                    if (parsed.GetValue(json))
                        Console.WriteLine(GradientsJson.Write(report));
                    else
                        Write(Consoles.Output, report);
                }
                catch (NonFiniteException)
                {
                    Faults.Print($"{file}: the loss, the output or a gradient is NaN or infinite");
                    failed++;
                }
            }

            return failed == 0 ? Faults.Success : Faults.WorkFailed;
        });
        return command;
    }

    private static void Write(IAnsiConsole console, GradientsReport report)
    {
        console.WriteLine($"{report.Network}: loss {Number(report.Loss)}");
        console.WriteLine($"output {report.Output.Shape}");
        console.WriteLine(Numbers(report.Output));
        var updated = report.Updated?.ToDictionary(pair => pair.Key, pair => pair.Value);
        var table = Tables.New(["", "shape", "gradient", .. updated is null ? Array.Empty<string>() : ["after the step"]]);
        table.Add(Row("input", report.InputGradient, null));
        foreach (var (name, gradient) in report.Gradients)
            table.Add(Row(name, gradient, updated?[name]));
        console.Write(table);
    }

    private static string[] Row(string name, Tensor gradient, Tensor? updated) =>
        [name, gradient.Shape.ToString(), Numbers(gradient), .. updated is null ? Array.Empty<string>() : [Numbers(updated)]];

    private static string Numbers(Tensor tensor)
    {
        var width = tensor.Shape.Rank == 0 ? 1 : Math.Max(1, tensor.Shape[-1]);
        var shown = tensor.ToDoubles().Take(MostShown).Chunk(width).Select(row => string.Join("  ", row.Select(Number)));
        return string.Join("\n", shown) + (tensor.Count > MostShown ? $"\n… {tensor.Count - MostShown} more" : "");
    }

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
