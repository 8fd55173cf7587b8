using System.CommandLine;
using ChainRule.Cli.Commands.Options;
using ChainRule.Cli.Views;
using ChainRule.Training;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Reporting;

namespace ChainRule.Cli.Commands;

internal static class TrainCommand
{
    public static Command Create()
    {
        var training = new TrainingArguments();
        var folds = new FoldArguments();
        var rangeTest = new RangeTestArguments();
        var board = new TensorBoardArguments();
        var json = Arguments.Flag("--json", "print one JSON object per line");
        var saving = new SavingArguments("train", training.Data, json, training.Threads, training.Epochs);
        var watching = new WatchArguments();
        var command = new Verb(
            "train",
            "Trains a network on a data set.",
            [
                "chainrule train digits",
                "chainrule train iris.csv --target species --out runs/iris",
                "chainrule train prices.csv --split time --test prices-2025.csv",
                "chainrule train spirals --layers \"linear 16, tanh, linear 16, tanh, linear 2\" --epochs 500",
                "chainrule train photos --size 32x32 --augment shift:2,flip --out runs/photos",
                "chainrule train mnist --data ~/mnist --patience 3 --json",
                "chainrule train iris.csv --folds 5 --out runs/iris",
                "chainrule train more.csv --from runs/iris --freeze \"0.*\"",
                "chainrule train --resume runs/iris --epochs 200",
            ])
        { json };
        training.AddTo(command);
        saving.AddTo(command, folds.Ensemble);
        folds.AddTo(command, [.. watching.Options, .. board.Options]);
        rangeTest.AddTo(command, [.. saving.Options, .. folds.Options]);
        watching.AddTo(command);
        board.AddTo(command);
        command.SetAction(async (given, cancellation) =>
        {
            using var several = saving.ResumeSeveral(given);
            using var resumed = several is null ? saving.Resume(given) : null;
            var parsed = several is not null ? StoredCommand.GoOn(several, given) : resumed is not null ? StoredCommand.GoOn(resumed.From!, given) : given;
            var options = training.Of(parsed);
            if (folds.AreAsked(parsed))
            {
                FoldArguments.RefuseOne(resumed);
                saving.CheckSeveral(parsed, several, options);
                var crossValidation = await folds.PrepareAsync(parsed, options, cancellation);
                using var runs = several ?? saving.BeginSeveral(parsed);
                return await FoldedTraining.RunAsync(crossValidation, runs is null ? null : folds.Saving(parsed, runs, saving, training), new(parsed.GetValue(json)), cancellation);
            }

            saving.Check(parsed, resumed, options);
            var experiment = await Experiment.PrepareAsync(options, cancellation);
            if (rangeTest.IsAsked(parsed))
                return await RangeTestView.ShowAsync(experiment, parsed.GetValue(json), cancellation);
            if (resumed is not null)
                experiment.GoOnWith(resumed);
            board.Follow(parsed, experiment);
            ITrainingView view = parsed.GetValue(json) ? new JsonTrainingView(Console.Out) : new TextTrainingView(Consoles.Output);
            var watch = watching.Of(parsed, experiment, parsed.GetValue(json));
            using var recording = saving.Begin(parsed, resumed, experiment);
            return await RunAsync(experiment, view, watch, recording, cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(Experiment experiment, ITrainingView view, WatchView? watch, RunRecording? recording, CancellationToken cancellation)
    {
        view.Start(experiment);
        try
        {
            await foreach (var report in experiment.RunAsync(view, cancellation))
            {
                view.Epoch(report, recording?.GradientNorms);
                watch?.ShowNews();
            }
        }
        catch (Exception fault)
        {
            view.Failed();
            if (fault is DivergedException diverged)
                recording?.Diverged(diverged);
            watch?.ShowNews();
            throw;
        }

        var result = recording?.Finish(cancellation) ?? experiment.Finish(cancellation: cancellation);
        view.Done(result, experiment.OutputNames, recording?.Folder);
        watch?.ShowAll();
        if (result.Ending != Ending.Cancelled)
            return Faults.Success;
        var when = result.Epochs < experiment.Epochs ? $"training was stopped in epoch {result.Epochs + 1}" : "stopped after training, before the model was evaluated";
        var saved = recording switch
        {
            null => "nothing is saved without --out",
            { CanBeResumed: true } => $"\"{RunStatus.ResumeCommand(recording.Folder)}\" goes on with it",
            _ => "nothing was learnt that could be saved",
        };
        Faults.Print($"{when}; {saved}");
        return Faults.WorkFailed;
    }
}
