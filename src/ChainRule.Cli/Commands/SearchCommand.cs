using System.CommandLine;
using ChainRule.Cli.Commands.Options;
using ChainRule.Cli.Views;
using ChainRule.Data;
using ChainRule.Workbench.Choosing;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Texts;

namespace ChainRule.Cli.Commands;

internal static class SearchCommand
{
    public static Command Create()
    {
        var training = new TrainingArguments();
        var json = Arguments.Flag("--json", "print one JSON object per line");
        var saving = new SavingArguments("search", training.Data, json, training.Threads);
        var trials = new TrialArguments(training, saving);
        var command = new Verb(
            "search",
            "Searches settings to train with: tries random ones for a few epochs, trains the best third on, and so on, and keeps the best run.",
            [
                "chainrule search iris.csv --space \"learning_rate=1e-4..1e-1 log, layers=32|64,32, dropout=0..0.5\" --out runs/search",
                "chainrule search prices.csv --space space.txt --budget 10m --patience 10 --out runs/search",
                "chainrule search --resume runs/search",
            ])
        { json };
        training.AddTo(command);
        saving.AddTo(command);
        saving.Require(command, "the runs");
        trials.AddTo(command);
        command.SetAction(async (given, cancellation) =>
        {
            using var resumed = saving.ResumeSeveral(given);
            if (resumed is null && saving.Resumes(given.CommandResult))
                throw new InputException(saving.Folder(given)!, null, "the folder holds no search", "name the folder of one");
            var parsed = resumed is null ? given : StoredCommand.GoOn(resumed, given);
            var options = training.Of(parsed);
            saving.CheckSeveral(parsed, resumed, options);
            var search = await Search.PrepareAsync(options, trials.Space(parsed), trials.Budget(parsed), trials.Of(parsed), cancellation);
            using var runs = resumed ?? saving.BeginSeveral(parsed)!;
            return await RunAsync(search, runs, new(parsed.GetValue(json)), ShellWords.Join(["chainrule", "search", $"--out={runs.Path}", .. runs.Description.Command]), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(Search search, RunSet runs, SearchView view, string commandLine, CancellationToken cancellation)
    {
        view.Start(search);
        try
        {
            await foreach (var result in search.RunAsync(runs, view, cancellation))
                view.Trial(result);
        }
        finally
        {
            view.Clear();
        }

        view.Done(search.Results);
        if (cancellation.IsCancellationRequested)
        {
            Faults.Print($"the search was stopped; {(runs.Description.Models is [var so] ? $"the best so far is {runs.Folder(so)}, and " : "")}\"{runs.Description.ResumeCommand(runs.Path)}\" goes on with it");
            return Faults.WorkFailed;
        }

        if (await search.KeepBestAsync(runs, commandLine) is not ({ } best, { } folder))
        {
            Faults.Print("every trial diverged; try smaller learning rates, or --clip-norm 1");
            return Faults.WorkFailed;
        }

        view.Saved(best, folder);
        return Faults.Success;
    }
}
