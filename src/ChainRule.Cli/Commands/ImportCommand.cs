using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ChainRule.Cli.Views;
using ChainRule.Specifications;
using ChainRule.Specifications.Parts;
using ChainRule.Tensors;
using ChainRule.Workbench.Exchange;
using ChainRule.Workbench.Texts;

namespace ChainRule.Cli.Commands;

internal static class ImportCommand
{
    public static Command Create()
    {
        var file = Arguments.Path("FILE", "a model of Keras (.keras, .h5), or an ONNX model with one input and one output");
        var output = new Option<string>("--out") { Description = "the model to write, such as model.safetensors", HelpName = "MODEL", Required = true };
        var loss = Arguments.Text("--loss", $"what training is to make small: {string.Join(", ", PartCatalog.Losses.Names)} (default: what the end of the graph suggests)", "NAME");
        var shape = new Option<int[]>("--input-shape") { Description = "the shape of one sample, without the batch, where the file leaves it open: 3 32 32", HelpName = "SIZE", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = true, CustomParser = Sizes };
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
            if (parsed.GetValue(loss) is { } chosen)
                ShortForm.ReadLoss(chosen, new(UserInput.CommandLine, "loss"));
            OutputFile.Check(target, "a model", (parsed.GetRequiredValue(file), "the model that is imported"));
            var import = ForeignModel.Read(parsed.GetRequiredValue(file), parsed.GetValue(loss), parsed.GetValue(shape) is { Length: > 0 } sizes ? new Shape(sizes) : null);
            OutputFile.Write(target, import.Model.Save);
            foreach (var note in import.Notes)
                Consoles.Output.WriteLine(note);
            Consoles.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target}: {import.Model.Network.ParameterCount:N0} parameters, loss {import.Model.Specification.Loss.Type}"));
        });
        return command;
    }

    private static int[] Sizes(ArgumentResult result)
    {
        var sizes = result.Tokens.Select(token => int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0).ToArray();
        if (sizes.Contains(0))
            result.AddError($"--input-shape must be whole numbers of at least 1, such as 3 32 32, not '{string.Join(' ', result.Tokens)}'");
        return sizes;
    }
}
