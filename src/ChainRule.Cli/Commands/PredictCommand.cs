using System.CommandLine;
using ChainRule.Cli.Commands.Options;
using ChainRule.Cli.Views;
using ChainRule.Workbench.Data.Tables.Writing;

namespace ChainRule.Cli.Commands;

internal static class PredictCommand
{
    public static Command Create()
    {
        var model = new ModelArguments("data with the columns that the model was trained on (the target may be missing), a picture, or a folder of pictures, or pictures in a file (IDX, NumPy)", needsTarget: false);
        var output = Arguments.Text("--out", $"the file to write: {TableFormat.Endings} (default: CSV to the standard output)", "FILE");
        var command = new Verb(
            "predict",
            "Predicts every row of the data, or of its test set if there is one, and writes a table: the row or the name of the picture, the prediction and, for classes, the probability or output of each.",
            [
                "chainrule predict runs/iris flowers.csv --out predicted.csv",
                "chainrule predict runs/iris flowers.xlsx --out predicted.xlsx",
                "chainrule predict runs/photos new-photos",
                "chainrule predict runs/digits pictures-idx3-ubyte.gz",
            ])
        { output };
        model.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var file = parsed.GetValue(output);
            if (file is not null)
                model.CheckOutput(parsed, file);
            var (use, data) = await model.LoadAsync(parsed, cancellation);
            var predictions = use.Predict(data);
            if (file is null)
                predictions.Write(Consoles.Lines);
            else
                OutputFile.Write(file, predictions.Save);
        });
        return command;
    }
}
