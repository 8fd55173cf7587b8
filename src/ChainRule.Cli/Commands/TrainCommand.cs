using System.CommandLine;
using ChainRule.Cli.Commands.Options;
using ChainRule.Cli.Views;
using ChainRule.Specifications.Parts;
using ChainRule.Training;
using ChainRule.Workbench.Data.Splits;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Reporting;

namespace ChainRule.Cli.Commands;

internal static class TrainCommand
{
    public static Command Create()
    {
        var data = Arguments.Path("DATA", "digits, xor, circles, moons or spirals (built in); mnist or fashion-mnist; data in a file (CSV, Excel, Parquet, JSON lines, NumPy) of any name, or - for the standard input; a folder of pictures (PNG, JPEG, BMP; a sub-folder for each class, or a CSV of labels) or of IDX files");
        var reading = new DataArguments();
        var learning = new TargetArguments();
        var from = new FromArguments();
        var schedules = new ScheduleArguments();
        var board = new TensorBoardArguments();
        var network = Arguments.Text("--network", "the network file to train (default: a network that suits the data)", "FILE");
        var layers = Arguments.Text("--layers", $"layers in short, such as \"conv2d 8 3x3, relu, max_pool2d 2, flatten, linear 10\": {string.Join(", ", PartCatalog.Layers.ShortNames)}", "LAYERS");
        var loss = Arguments.Text("--loss", $"{string.Join(", ", PartCatalog.Losses.Names)} (default: cross_entropy for classes, mse for numbers)", "NAME");
        var optimizer = Arguments.Text("--optimizer", $"{string.Join(", ", PartCatalog.Optimizers.Names)} (default adam)", "NAME");
        var learningRate = Arguments.Number("--learning-rate", "the size of a step (default: chosen for the optimizer and the data)", 0, 1e6);
        var clipNorm = Arguments.Positive("--clip-norm", "scale all gradients together so that their norm is at most this");
        var clipValue = Arguments.Positive("--clip-value", "limit every gradient to between minus and plus this");
        var freeze = Arguments.Texts("--freeze", "parameters that training leaves unchanged: \"0.*\" for those of layer 0; may be repeated", "PATTERN");
        var epochs = Arguments.Count("--epochs", "the maximum number of passes over the data (default: chosen by the number of samples)");
        var batch = Arguments.Count("--batch", "samples per step (default 64; 16 if there are fewer than 1,000 samples)");
        var validation = Arguments.Number("--validation", "the share of the rows held back for validation (default 0.1, or none if rows are few; 0 for none)", 0, 0.9);
        var split = Arguments.OneOf<SplitKind>("--split", "which rows are held back: drawn so that classes keep their shares (stratified, the default for classes), drawn at random (random), or the last rows of the file (time)");
        var classWeights = Arguments.Text("--class-weights", "how much each class counts in training: balanced, so that each counts the same in all, or \"rare=5,common=0.5\" (default: 1 each)", "WEIGHTS");
        var test = Arguments.Text("--test", "data like DATA for the final test, never trained on (default: DATA's own test set)", "DATA");
        var seed = Arguments.Seed("--seed", "seed of weights, order and generated data (default 0): the same seed gives the same bits");
        var augment = Arguments.Text("--augment", $"change pictures a little each time they are trained on, such as \"shift:2,flip\": {string.Join(", ", AugmentationReading.Known.Select(change => change.Form))}; without a number, these are the usual ones", "CHANGES");
        var stopAtLoss = Arguments.Number("--stop-at-loss", "stop when an epoch's training loss is at most this", 0);
        var patience = Arguments.Count("--patience", "stop after this many epochs without a better validation loss, and restore the best weights");
        var threads = Arguments.Threads();
        var json = Arguments.Flag("--json", "print one JSON object per line");
        var saving = new SavingArguments(data, json, epochs, threads);
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
                "chainrule train more.csv --from runs/iris --freeze \"0.*\"",
                "chainrule train --resume runs/iris --epochs 200",
            ])
        {
            data, network, layers, loss, optimizer, learningRate, clipNorm, clipValue, freeze, epochs, batch, validation, split, classWeights, test, seed, augment, stopAtLoss, patience, threads, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(clipNorm) is not null && result.GetResult(clipValue) is not null)
                result.AddError("--clip-norm and --clip-value cannot be used together");
        });
        from.AddTo(command);
        learning.AddTo(command);
        reading.AddTo(command);
        saving.AddTo(command);
        schedules.AddTo(command, saving.Options);
        watching.AddTo(command);
        board.AddTo(command);
        command.SetAction(async (given, cancellation) =>
        {
            using var resumed = saving.Resume(given);
            var parsed = resumed is null ? given : StoredCommand.GoOn(resumed.From!, given);
            var options = new ExperimentOptions
            {
                Data = parsed.GetRequiredValue(data),
                Source = reading.Of(parsed, parsed.GetValue(seed) ?? 0),
                Preparation = learning.Of(parsed),
                NetworkFile = parsed.GetValue(network),
                Network = new()
                {
                    Layers = parsed.GetValue(layers),
                    Loss = parsed.GetValue(loss),
                    Optimizer = parsed.GetValue(optimizer),
                    LearningRate = parsed.GetValue(learningRate),
                    ClipNorm = parsed.GetValue(clipNorm),
                    ClipValue = parsed.GetValue(clipValue),
                    Freeze = parsed.GetValue(freeze) ?? [],
                },
                Epochs = parsed.GetValue(epochs),
                Batch = parsed.GetValue(batch),
                Validation = parsed.GetValue(validation),
                Split = parsed.GetValue(split),
                ClassWeights = parsed.GetValue(classWeights),
                Test = parsed.GetValue(test),
                Seed = parsed.GetValue(seed),
                Augment = parsed.GetValue(augment),
                StopAtLoss = parsed.GetValue(stopAtLoss),
                Patience = parsed.GetValue(patience),
                Threads = parsed.GetValue(threads),
            };
            options = from.Over(options with { Network = schedules.Over(options.Network, parsed) }, parsed);
            saving.Check(parsed, resumed, options);
            var experiment = await Experiment.PrepareAsync(options, cancellation);
            if (schedules.Finds(parsed))
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
