using System.CommandLine;
using System.Text;
using ChainRule.Cli.Commands.Options;
using ChainRule.Cli.Views;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Keras;
using ChainRule.Layers;
using ChainRule.Models;
using ChainRule.Onnx;
using ChainRule.Onnx.Importing;
using ChainRule.Tensors;
using ChainRule.Training;
using ChainRule.Workbench.Data;
using ChainRule.Workbench.Data.Arrays;
using ChainRule.Workbench.Data.Files;
using ChainRule.Workbench.Data.Pictures;
using ChainRule.Workbench.Experiments;
using ChainRule.Workbench.Models;
using ChainRule.Workbench.Networks;
using ChainRule.Workbench.Texts;
using Spectre.Console;

namespace ChainRule.Cli.Commands;

internal static class SummaryCommand
{
    public static Command Create()
    {
        var file = Arguments.Path("FILE", "a model or run folder, a model of ONNX or Keras, weights (safetensors, PyTorch), a network file, data in a file (CSV, Excel, Parquet, JSON lines, NumPy), a folder of pictures or of IDX files, or a built-in data set; - for the standard input");
        var reading = new DataArguments();
        var seed = Arguments.Seed("--seed", "the seed of built-in data (default 0)");
        var json = Arguments.Flag("--json", "of data: print one JSON object");
        var sheet = new SheetArguments();
        var command = new Verb(
            "summary",
            "Shows what a model, a file of weights, a network file or a data set holds.",
            [
                "chainrule summary runs/iris",
                "chainrule summary network.json",
                "chainrule summary digits",
                "chainrule summary book.xlsx --sheet Prices --json",
                "chainrule summary photos --size 32x32 --augment shift:2,flip --out sheet.html",
            ])
        { file, seed, json };
        reading.AddTo(command);
        sheet.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetRequiredValue(file);
            var source = reading.Of(parsed, parsed.GetValue(seed) ?? 0);
            if (RunSetFile.Find(path) is { } several)
            {
                RunSetView.Write(Consoles.Output, path, several);
                return;
            }

            sheet.Check(parsed, path);
            if (parsed.GetValue(json))
            {
                Console.WriteLine(DataReport.Of(await source.LoadAsync(path, cancellation)));
                return;
            }

            var status = RunStatus.Of(path);
            if (status.Unfinished is { } unfinished)
                Consoles.Output.WriteLabelled("", $"{path}: {unfinished}".Split(' '));
            if (status is { IsComplete: false, UnfinishedEpoch: not null })
                WriteUnfinished(Consoles.Output, status);
            else if (File.Exists(RunFolder.ModelOf(path)))
                Write(Consoles.Output, ModelUse.Load(path));
            else if (path.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase))
                OnnxView.Write(Consoles.Output, path, OnnxDescription.Read(path));
            else if (source.IsFile(path))
                WriteFile(Consoles.Output, path, source);
            else
                Write(Consoles.Output, DataSource.IsOfPictures(path) ? FolderDescription.Of(path, source.Pictures, source.Table) : DataDescription.Of(await source.LoadAsync(path, cancellation)));
            if (sheet.IsWanted(parsed))
                sheet.Write(parsed, await source.LoadAsync(path, cancellation));
        });
        return command;
    }

    private static void WriteFile(IAnsiConsole console, string path, DataSource source)
    {
        using var file = DataFile.Open(path);
        if ((file.IsModel || file.IsPyTorch) && file.IsPipe)
            throw new InputException(file.Name, null, "this is a model, which cannot be read from a pipe", "give the path of its file");
        if (file.IsModel || file.IsPyTorch)
            WriteWeights(console, WeightsFile.Open(path));
        else if (file.IsNetwork)
            Write(console, NetworkFile.Parse(file.ReadAll(), file.Name).Model);
        else if (File.Exists(path) && !file.IsPipe && KerasModel.Is(path))
            WriteKeras(console, KerasModel.Open(path));
        else if (file.Kind == ContentKind.Numpy)
            WriteArrays(console, file, source);
        else
            Write(console, DataDescription.Of(source.Read(file)));
    }

    private static void WriteArrays(IAnsiConsole console, DataFile file, DataSource source)
    {
        using var arrays = ArrayData.Open(file);
        ArraysView.Write(console, file.Name, arrays.Arrays);
        if (ArrayData.AreData(arrays.Arrays))
            Write(console, DataDescription.Of(ArrayData.Of(arrays.Arrays, file.Name, source.Table)));
    }

    private static void WriteKeras(IAnsiConsole console, KerasModel keras)
    {
        Write(console, keras.Model);
        foreach (var note in keras.Notes)
            console.WriteLine(note);
    }

    private static void WriteWeights(IAnsiConsole console, WeightsFile weights)
    {
        if (weights.Metadata.ContainsKey(Model.NetworkKey))
            Write(console, ModelUse.Load(weights.Path));
        else
            WeightsView.Write(console, weights);
    }

    private static void WriteUnfinished(IAnsiConsole console, RunStatus status)
    {
        if (Checkpoint.Newest(status.Checkpoints) is not { } newest)
            return;
        console.WriteLabelled("checkpoint ", $"{Plural.Of(newest.State.EpochsDone, "epoch")},", Plural.Of(newest.State.SamplesDone, "sample"), "of the next:", newest.Path);
        if (newest.Metadata.TryGetValue(Model.NetworkKey, out var network))
            Write(console, NetworkFile.Parse(Encoding.UTF8.GetBytes(network), newest.Path).Model);
    }

    private static void Write(IAnsiConsole console, ModelUse use)
    {
        Write(console, use.Model);
        if (use.Preparation is { } preparation)
            console.WriteLabelled("reads      ", Labelled.Listed([.. preparation.Columns.Select(column => column.Name)]));
        DataLines.Write(console, use.Preparation);
        if (use.Model.Classes is { } classes)
            console.WriteLabelled("classes    ", Labelled.Listed(classes));
    }

    private static void Write(IAnsiConsole console, Model model)
    {
        console.WriteLabelled("", $"{model.Name}: loss {model.LossName()}, {(model.OptimizerText() is { } optimizer ? "optimizer " + optimizer : "no optimizer")}".Split(' '));
        if (model.Warning is { } warning)
            console.WriteLine($"warning   {warning}");
        ModelSummary summary = model.Network.Summary(model.Input);
        var table = Tables.New("", "layer", "output").AddRight("parameters");
        table.Add("", "input", model.Network.InputType.IsFloatingPoint() ? model.Input.ToString() : $"{summary.Inputs[0]}", "");
        foreach (var row in summary.Rows)
            table.Add(row.Path, row.Layer, row.Output.ToString(), $"{row.Parameters:N0}");
        table.Add("", "total", "", $"{summary.ParameterCount:N0}");
        console.Write(table);
        foreach (var graph in model.Network.Children.OfType<ImportedGraph>())
            GraphView.Write(console, graph);
    }

    private static void Write(IAnsiConsole console, DataDescription description)
    {
        foreach (var line in description.Lines)
            console.WriteLabelled("", line.Split(' '));
        var table = Tables.New(description.Columns);
        foreach (var row in description.Rows)
            table.Add(row);
        console.Write(table);
    }
}
