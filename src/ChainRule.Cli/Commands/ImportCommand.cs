using System.CommandLine;
using System.Globalization;
using ChainRule.Cli.Views;
using ChainRule.Specifications.Parts;
using ChainRule.Tensors;
using ChainRule.Workbench.Exchange;

namespace ChainRule.Cli.Commands;

internal static class ImportCommand
{
    public static Command Create()
    {
        var file = Arguments.Path("FILE", "a model of Keras (.keras, .h5), or an ONNX model with one input and one output");
        var output = new Option<string>("--out") { Description = "the model to write, such as model.safetensors", HelpName = "MODEL", Required = true };
        var loss = Arguments.Text("--loss", $"what training is to make small: {string.Join(", ", PartCatalog.Losses.Names)}", "NAME");
        var shape = new Option<int[]>("--input-shape") { Description = "the shape of one sample, without the batch, where the file leaves it open: 3 32 32", HelpName = "SIZE", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = true };
        var command = new Verb(
            "import",
            "Makes a model of ChainRule from one of Keras or ONNX: evaluate, predict, explain, summary and train --from take it.",
            [
                "chainrule import model.onnx --out model.safetensors",
                "chainrule import model.keras --out model.safetensors",
                "chainrule import model.onnx --out model.safetensors --loss cross_entropy --input-shape 3 32 32",
            ])
        { file, output, loss, shape };
        command.SetAction(parsed =>
        {
            var target = parsed.GetRequiredValue(output);
            OutputFile.Check(target, "a model", (parsed.GetRequiredValue(file), "the model that is imported"));
            var import = ForeignModel.Read(parsed.GetRequiredValue(file), parsed.GetValue(loss), parsed.GetValue(shape) is { Length: > 0 } sizes ? new Shape(sizes) : null);
            OutputFile.Write(target, import.Model.Save);
            foreach (var note in import.Notes)
                Consoles.Output.WriteLine(note);
            Consoles.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target}: {import.Model.Network.ParameterCount:N0} parameters, loss {import.Model.Specification.Loss.Type}"));
        });
        return command;
    }
}
