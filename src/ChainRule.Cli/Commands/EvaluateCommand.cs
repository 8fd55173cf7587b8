using System.CommandLine;
using ChainRule.Cli.Views;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Models;

namespace ChainRule.Cli.Commands;

internal static class EvaluateCommand
{
    public static Command Create()
    {
        var model = new Argument<string>("MODEL") { Description = "a run's folder, or its model.safetensors" };
        var data = new Argument<string>("DATA") { Description = "data of the kind that the model was trained on" };
        var reading = new DataArguments();
        var seed = Arguments.Seed("--seed", "what built-in data is drawn from (default 0)");
        var json = Arguments.Flag("--json", "print one JSON object");
        var command = new Command("evaluate", """
            Judges a trained model on data; of data with a test set, on that.

            Examples:
              chainrule evaluate runs/iris iris.csv
              chainrule evaluate runs/digits digits --seed 7 --json
            """)
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
            console.Write(Tables.Results([(loaded.Name, evaluation)]));
            if (evaluation.Classification is { } matrix)
                Tables.WriteClasses(console, matrix, use.Model.Classes, loaded.Name);
        });
        return command;
    }
}
