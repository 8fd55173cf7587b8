using ChainRule.Data;
using ChainRule.Onnx.Files;
using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Values;
using ChainRule.Onnx.Writing;
using ChainRule.Tensors;
using Google.Protobuf;

namespace ChainRule.Onnx.Importing;

/// <summary>
/// A graph as a text: a model in base64 with its nodes and with the tensors that are not trained. Of those that are, it has shapes alone, so that the same
/// layers are recognised in it; their values lie beside it.
/// </summary>
internal static class GraphText
{
    private const string Elsewhere = "parameter";

    public static string Write(GraphSource source, GraphPlan plan)
    {
        var graph = new GraphProto { Name = "graph", Node = { source.Nodes }, Output = { new ValueInfoProto { Name = source.Output } } };
        graph.Input.Add(source.Input.ToProto());
        var trained = plan.TrainedOrigins;
        foreach (var (name, value) in source.Constants.OrderBy(constant => constant.Key, StringComparer.Ordinal))
            graph.Initializer.Add(trained.Contains(name) ? ShapeOnly(name, value) : TensorWriter.Write(name, value));
        var model = new ModelProto { IrVersion = 8, Graph = graph, OpsetImport = { new OperatorSetIdProto { Version = source.Context.Opset } } };
        return model.ToByteString().ToBase64();
    }

    /// <exception cref="InputException">the text is no such graph</exception>
    public static GraphSource Read(string text)
    {
        var file = Parse(text);
        var attributes = file.Nodes.SelectMany(node => node.Attribute).Where(attribute => attribute.T is not null).Select(attribute => attribute.T);
        if (file.Constants.Values.Concat(attributes).Any(tensor => tensor.DataLocation == TensorProto.Types.DataLocation.External))
            throw new InputException("graph", null, "a tensor of it lies outside");
        if (file.Constants.Values.Any(constant => constant.DocString == Elsewhere && !((ElementType)constant.DataType).IsFloatingPoint()))
            throw new InputException("graph", null, "a parameter of it is no tensor of floating-point numbers");
        if (file.Inputs is not [{ Sizes: { Count: > 0 } sizes } input] || file.Outputs.Count != 1)
            throw new InputException("graph", null, "it does not have one input, a batch, and one output");
        return sizes.Skip(1).All(size => size.Number is > 0 and <= int.MaxValue) ? Of(file, input) : throw new InputException("graph", null, $"a size of its input is not known: {input}");
    }

    /// <summary>How many numbers lie beside a graph.</summary>
    /// <exception cref="InputException">the text is no such graph</exception>
    public static long NumbersIn(string text) =>
        Parse(text).Constants.Values.Where(constant => constant.DocString == Elsewhere).Sum(constant => (long)TensorReader.ShapeOf(constant, "graph").Count);

    private static OnnxFile Parse(string text)
    {
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
            throw new InputException("graph", null, "this is not base64");
        return OnnxFile.Of("graph", bytes[..length]);
    }

    public static GraphSource Of(OnnxFile file, DeclaredValue input) =>
        new(file.Context, input, file.Outputs[0], file.Nodes, file.Constants.ToDictionary(constant => constant.Key, constant => Take(file, constant.Value)));

    private static Value Take(OnnxFile file, TensorProto constant) => constant.DocString == Elsewhere
        ? new((ElementType)constant.DataType, new Tensor(TensorReader.ShapeOf(constant, file.Context.File), DType.Float32))
        : file.Take(constant);

    private static TensorProto ShapeOnly(string name, Value value) => new() { Name = name, DataType = (int)value.Type, Dims = { value.Shape.Select(size => (long)size) }, DocString = Elsewhere };
}
