using System.CommandLine;
using ChainRule.Data;
using ChainRule.Models;
using ChainRule.Onnx;
using ChainRule.Workbench.Exchange;
using ChainRule.Workbench.Models;

namespace ChainRule.Cli.Commands.Options;

/// <summary>How a model is written as ONNX.</summary>
internal sealed class OnnxArguments
{
    private readonly Option<int?> _opset = Arguments.Count(
        "--opset", $"ONNX: the version of the operator set (default 17; {PreparedGraph.OpsetOfWords} where words are prepared, that of its file for an imported graph)", OnnxSettings.OldestOpset, OnnxSettings.NewestOpset);

    private readonly Option<bool> _dynamicBatch = Arguments.Flag("--dynamic-batch", "ONNX: let the graph take any number of samples, not one");
    private readonly Option<bool> _withPreparation = Arguments.Flag("--with-preparation", "ONNX: let the graph take the columns of a row as they are: standardising and one-hot are nodes of it");

    public Option<string?> File { get; } = Arguments.Text("--onnx", "write an ONNX file, for other runtimes", "FILE.onnx");

    /// <summary>The options that say how.</summary>
    public IReadOnlyList<Option> Settings => [_opset, _dynamicBatch, _withPreparation];

    /// <summary>Writes the file, and gives the version of its operator set.</summary>
    public int Write(ParseResult parsed, string path, string file)
    {
        OutputFile.Check(file, "an ONNX file", (path, "the model"));
        var model = ModelUse.Load(path).Model;
        var isPrepared = parsed.GetValue(_withPreparation);
        var settings = OnnxSettings.For(model.Network) with { DynamicBatch = parsed.GetValue(_dynamicBatch) };
        if ((parsed.GetValue(_opset) ?? (isPrepared && PreparedGraph.HasWords(model) ? PreparedGraph.OpsetOfWords : null)) is { } opset)
            settings = settings with { Opset = opset };
        OutputFile.Write(file, to => Write(model, to, settings, isPrepared));
        return settings.Opset;
    }

    private static void Write(Model model, string file, OnnxSettings settings, bool isPrepared)
    {
        try
        {
            if (isPrepared)
                PreparedGraph.Of(model, settings).Write(file, model.ToSafetensors().Metadata);
            else
                OnnxExport.Write(model, file, settings);
        }
        catch (NotSupportedException fault)
        {
            throw new InputException(model.File, null, fault.Message.TrimEnd('.'), cause: fault);
        }
    }
}
