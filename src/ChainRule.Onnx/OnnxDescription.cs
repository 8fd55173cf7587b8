using ChainRule.Data;
using ChainRule.Onnx.Files;
using ChainRule.Onnx.Operators;
using ChainRule.Onnx.Values;

namespace ChainRule.Onnx;

/// <summary>What an ONNX file holds.</summary>
public sealed class OnnxDescription
{
    private OnnxDescription(OnnxFile file)
    {
        var model = file.Proto;
        Producer = $"{model.ProducerName} {model.ProducerVersion}".Trim();
        (IrVersion, Opset) = (model.IrVersion, file.Context.Opset);
        Inputs = [.. file.Inputs.Select(input => $"{input.Name}: {input}")];
        Outputs = file.Outputs;
        Operators = [.. file.Nodes.CountBy(node => node.OpType).OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => (kind.Key, kind.Value, OperatorSet.Find(kind.Key) is not null))];
        NumberCount = file.Constants.Values.Sum(tensor => TensorReader.CountOf(tensor, file.Context.File));
    }

    /// <summary>The program that wrote it; empty if it does not say.</summary>
    public string Producer { get; }

    /// <summary>The version of the file's format.</summary>
    public long IrVersion { get; }

    /// <summary>The version of the operator set.</summary>
    public int Opset { get; }

    /// <summary>The inputs with their types and sizes: <c>x: float32 (batch, 3)</c>.</summary>
    public IReadOnlyList<string> Inputs { get; }

    /// <summary>The names of the outputs.</summary>
    public IReadOnlyList<string> Outputs { get; }

    /// <summary>The operators, how often each occurs, and whether it is supported.</summary>
    public IReadOnlyList<(string Type, int Count, bool IsSupported)> Operators { get; }

    /// <summary>How many numbers its tensors hold.</summary>
    public long NumberCount { get; }

    /// <summary>Describes a file without reading its tensors.</summary>
    /// <exception cref="InputException">there is no such file, it is not an ONNX model, or it has something that is not read</exception>
    public static OnnxDescription Read(string path) => new(OnnxFile.Read(path));
}
