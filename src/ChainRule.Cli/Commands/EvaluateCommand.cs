using System.CommandLine;
using ChainRule.Cli.Views;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Models;
using Spectre.Console;

namespace ChainRule.Cli.Commands;

internal static class EvaluateCommand
{
    public static Command Create()
    {
        var model = Arguments.Path("MODEL", "a run's folder, or its model.safetensors");
        var data = Arguments.Path("DATA", "data of the kind that the model was trained on");
        var reading = new DataArguments();
        var seed = Arguments.Seed("--seed", "what built-in data is drawn from (default 0)");
        var json = Arguments.Flag("--json", "print one JSON object");
        var command = new Verb(
            "evaluate",
            "Judges a trained model on data; of data with a test set, on that.",
            [
                "chainrule evaluate runs/iris iris.csv",
                "chainrule evaluate runs/digits digits --seed 7 --json",
            ])
        { model, data, seed, json };
        reading.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var use = ModelUse.Load(parsed.GetRequiredValue(model));
            var loaded = await use.Reading(reading.Of(parsed, parsed.GetValue(seed) ?? 0)).LoadAsync(parsed.GetRequiredValue(data), cancellation);
            var (evaluation, samples) = use.Evaluate(loaded);
            if (parsed.GetValue(json))
            {
                Console.WriteLine(Reports.Evaluated(evaluation, samples, use.Model.Classes));
                return;
            }

            var console = Consoles.Output;
            var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(loaded.Name));
            console.WriteLine($"{loaded.Name}: {samples:N0} samples");
            ResultTables.WriteFigures(console, [(name, evaluation)]);
            if (evaluation.Classification is { } matrix)
                ResultTables.WriteClasses(console, matrix, use.Model.Classes, name);
        });
        return command;
    }
}
