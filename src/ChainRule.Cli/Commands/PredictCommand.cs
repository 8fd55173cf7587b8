using System.CommandLine;
using ChainRule.Data;
using ChainRule.Workbench.Models;

namespace ChainRule.Cli.Commands;

internal static class PredictCommand
{
    public static Command Create()
    {
        var model = new ModelArguments("data with the columns that the model was trained on; the target may be missing");
        var output = Arguments.Text("--out", "the CSV file to write (default: the standard output)", "FILE");
        var command = new Verb(
            "predict",
            "Predicts every row of data and writes CSV: the row, the prediction and, for classes, each one's probability.",
            [
                "chainrule predict runs/iris flowers.csv --out predicted.csv",
            ])
        { output };
        model.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var file = parsed.GetValue(output);
            if (file is not null)
                RefusePlace(file);
            var (use, data) = await model.LoadAsync(parsed, cancellation);
            var predictions = use.Predict(data);
            if (file is null)
                predictions.Write(Console.Out);
            else
                Save(predictions, file);
        });
        return command;
    }

    private static void Save(Predictions predictions, string file)
    {
        try
        {
            predictions.Save(file);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new InputException(file, null, "the file cannot be written to its folder", "name another place", fault);
        }
    }

    private static void RefusePlace(string file)
    {
        if (Directory.Exists(file))
            throw new InputException(file, null, "this is a folder", "name a CSV file to write");
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))))
            throw new InputException(file, null, "the folder that it is to be in does not exist", "make it, or name another");
    }
}
