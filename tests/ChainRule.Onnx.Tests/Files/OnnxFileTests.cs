using System.Diagnostics;
using ChainRule.Data;
using ChainRule.Onnx.Files;
using ChainRule.Onnx.Messages;
using ChainRule.Tests;
using Google.Protobuf;
using static ChainRule.Onnx.Messages.AttributeProto.Types;

namespace ChainRule.Onnx.Tests.Files;

public sealed class OnnxFileTests
{
    public static TheoryData<string, string> Wrong => new()
    {
        { "ir", "its format has the version 14" },
        { "opset", "it uses version 24 of the operator set" },
        { "domain", "node n (Relu): the operators of ai.onnx.ml are not supported" },
        { "graph", "graphs within a node (then) are not supported" },
        { "function", "functions of a model's own are not supported" },
        { "cycle", "the graph has a cycle" },
        { "missing", "nothing computes its input z" },
        { "twice", "its output y is a name that something else has" },
        { "output", "no node computes it" },
        { "nothing", "node 1: it does not say what it computes" },
        { "terabytes", "tensor w: The shape [1048576, 1048576] has more than 268435392 elements" },
        { "wrapping", "tensor w: its shape [4294967296, 4294967296] is larger than a tensor can be" },
        { "negative", "has a negative size" },
        { "rank", "tensor w: A tensor has 64 dimensions at most, not 65" },
        { "short", "do not fill its shape" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_refused_in_a_line(string what, string message)
    {
        var model = Relu();
        var (graph, node) = (model.Graph, model.Graph.Node[0]);
        switch (what)
        {
            case "ir": model.IrVersion = 14; break;
            case "opset": model.OpsetImport[0].Version = 24; break;
            case "domain": node.Domain = "ai.onnx.ml"; break;
            case "graph": node.Attribute.Add(new AttributeProto { Name = "then", Type = AttributeType.Graph }); break;
            case "function": model.Functions.Add(new FunctionProto { Name = "f" }); break;
            case "cycle": node.Input[0] = "y"; break;
            case "missing": node.Input[0] = "z"; break;
            case "twice": graph.Node.Add(new NodeProto { OpType = "Relu", Input = { "x" }, Output = { "y" } }); break;
            case "output": graph.Output[0].Name = "z"; break;
            case "terabytes": graph.Initializer.Add(new TensorProto { Name = "w", DataType = 1, Dims = { 1 << 20, 1 << 20 } }); break;
            case "nothing": graph.Node.Add(new NodeProto()); break;
            case "wrapping": graph.Initializer.Add(new TensorProto { Name = "w", DataType = 1, Dims = { 1L << 32, 1L << 32 } }); break;
            case "rank": graph.Initializer.Add(new TensorProto { Name = "w", DataType = 1, Dims = { Enumerable.Repeat(1L, 65) }, FloatData = { 1 } }); break;
            case "negative": graph.Initializer.Add(new TensorProto { Name = "w", DataType = 1, Dims = { -1 } }); break;
            default: graph.Initializer.Add(new TensorProto { Name = "w", DataType = 1, Dims = { 3 }, FloatData = { 1, 2 } }); break;
        }

        Assert.Contains(message, Refusal(model), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1L << 32, 1L << 32)]
    [InlineData(-1, 3)]
    public void A_description_does_not_count_what_no_file_has(long rows, long columns)
    {
        using var folder = new TemporaryFolder();
        var model = Relu();
        model.Graph.Initializer.Add(new TensorProto { Name = "w", DataType = 1, Dims = { rows, columns } });
        var path = folder.Write("model.onnx", model.ToByteArray());
        Assert.Equal($"{path}, tensor w: its shape [{rows}, {columns}] is negative, or larger than a file can be", Assert.Throws<InputException>(() => OnnxDescription.Read(path)).Message);
    }

    [Fact]
    public void Nodes_may_stand_in_any_order()
    {
        var model = Relu();
        model.Graph.Node.Insert(0, new NodeProto { OpType = "Neg", Input = { "y" }, Output = { "z" } });
        model.Graph.Output[0].Name = "z";
        var file = OnnxFile.Of("model.onnx", model.ToByteArray());
        Assert.Equal(["Relu", "Neg"], file.Nodes.Select(node => node.OpType));
    }

    [Fact]
    public void Many_small_parts_are_refused_before_they_take_memory()
    {
        var model = Relu();
        for (var i = 0; i < 100_000; i++)
            model.Graph.Node.Add(new NodeProto());
        Assert.Contains("small parts", Refusal(model), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../w.data", "which is not a plain place")]
    [InlineData("/etc/hostname", "which is not a plain place")]
    [InlineData("link", "which is not a plain place")]
    [InlineData("pipe", "")]
    [InlineData("model.onnx", "or is the model itself")]
    [InlineData("absent", "tensor w: there is no file absent, in which its external data lies")]
    [InlineData("w.data", "tensor w: bytes 8 to 20 of w.data are wanted, but the file has 12")]
    public void Data_beside_the_file_stay_in_its_folder(string location, string message)
    {
        using var folder = new TemporaryFolder();
        folder.Write("w.data", new byte[12]);
        using (var made = OperatingSystem.IsWindows() ? null : Process.Start("mkfifo", folder.File("pipe")))
            made?.WaitForExit();
        File.CreateSymbolicLink(folder.File("link"), folder.File("w.data"));
        var model = Relu();
        model.Graph.Initializer.Add(new TensorProto
        {
            Name = "w",
            DataType = 1,
            Dims = { 3 },
            DataLocation = TensorProto.Types.DataLocation.External,
            ExternalData = { new StringStringEntryProto { Key = "location", Value = location }, new StringStringEntryProto { Key = "offset", Value = "8" } },
        });
        var path = folder.Write("model.onnx", model.ToByteArray());
        Assert.Contains(message, Assert.Throws<InputException>(() => OnnxModel.Open(path)).Message, StringComparison.Ordinal);
    }

    private static string Refusal(ModelProto model)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("model.onnx", model.ToByteArray());
        return Assert.Throws<InputException>(() => OnnxModel.Open(path)).Message;
    }

    private static ModelProto Relu() => new()
    {
        IrVersion = 8,
        OpsetImport = { new OperatorSetIdProto { Version = 17 } },
        Graph = new()
        {
            Name = "g",
            Node = { new NodeProto { Name = "n", OpType = "Relu", Input = { "x" }, Output = { "y" } } },
            Input = { new ValueInfoProto { Name = "x", Type = new() { TensorType = new() { ElemType = 1, Shape = new() { Dim = { new DimensionProto { DimValue = 3 } } } } } } },
            Output = { new ValueInfoProto { Name = "y" } },
        },
    };
}
