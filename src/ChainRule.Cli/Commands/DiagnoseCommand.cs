using System.CommandLine;
using ChainRule.Cli.Commands.Options;
using ChainRule.Cli.Views;
using ChainRule.Diagnoses;
using ChainRule.Workbench.Data.Files;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Models;

namespace ChainRule.Cli.Commands;

internal static class DiagnoseCommand
{
    public static Command Create()
    {
        var model = Arguments.Path("MODEL", "a run's folder, or its model.safetensors; or a network file, examined as it is before training");
        var data = Arguments.Path("DATA", "data like the model's training data; for a network file, what it is to learn from");
        var seed = Arguments.Seed("--seed", "the seed of built-in data (default 0)");
        var learning = new TargetArguments();
        var reading = new DataArguments();
        var language = Arguments.OneOf("--lang", "the language of the words (default: the locale's)", "en", "zh");
        var json = Arguments.Flag("--json", "print one JSON object");
        var command = new Verb(
            "diagnose",
            "Says in plain words what is wrong with a model or its data, and what to try; exit code 1 if something serious is.",
            [
                "chainrule diagnose runs/iris iris.csv",
                "chainrule diagnose network.json prices.csv --target price",
                "chainrule diagnose runs/digits digits --lang zh",
            ])
        { model, data, seed };
        learning.AddTo(command);
        reading.AddTo(command);
        command.AddAll(language, json);
        command.SetAction(async (parsed, cancellation) =>
        {
            var diagnosis = await DiagnoseAsync(parsed, cancellation);
            if (parsed.GetValue(json))
                Console.WriteLine(FindingReports.Diagnosed(diagnosis));
            else
                FindingLines.Write(Consoles.Output, diagnosis, Locale.Of(parsed.GetValue(language)));
            return diagnosis.IsWell ? Faults.Success : Faults.WorkFailed;
        });
        return command;

        async Task<Diagnosis> DiagnoseAsync(ParseResult parsed, CancellationToken cancellation)
        {
            var (path, source) = (parsed.GetRequiredValue(model), reading.Of(parsed, parsed.GetValue(seed) ?? 0));
            if (IsNetwork(path))
            {
                var experiment = await Experiment.PrepareAsync(
                    new() { Data = parsed.GetRequiredValue(data), Source = source, Preparation = learning.Of(parsed), Group = learning.Group(parsed), NetworkFile = path, Validation = 0 },
                    cancellation);
                return Diagnosis.Of(experiment.Trainer, experiment.Sets.Train, isTrained: false, cancellation);
            }

            var use = ModelUse.Load(path);
            var loaded = await use.Reading(source).LoadAsync(parsed.GetRequiredValue(data), cancellation);
            use = use.For(loaded, learning.Of(parsed));
            if (use.Assumption is { } assumption)
                Faults.Print(assumption);
            return use.Diagnose(loaded, cancellation);
        }
    }

    private static bool IsNetwork(string path)
    {
        if (Directory.Exists(path))
            return false;
        using var file = DataFile.Open(path);
        return file.IsNetwork;
    }
}
