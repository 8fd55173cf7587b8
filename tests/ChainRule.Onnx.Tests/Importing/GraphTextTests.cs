using ChainRule.Data;
using ChainRule.Onnx.Importing;
using ChainRule.Onnx.Messages;
using Google.Protobuf;

namespace ChainRule.Onnx.Tests.Importing;

public sealed class GraphTextTests
{
    [Theory]
    [InlineData("inputs", "graph: it does not have one input, a batch, and one output")]
    [InlineData("outputs", "graph: it does not have one input, a batch, and one output")]
    [InlineData("scalar", "graph: it does not have one input, a batch, and one output")]
    [InlineData("open", "graph: a size of its input is not known: float32 (batch, n, 8)")]
    [InlineData("outside", "graph: a tensor of it lies outside")]
    public void A_text_that_is_no_such_graph_is_refused(string what, string message)
    {
        var model = Saved();
        var sizes = model.Graph.Input[0].Type.TensorType.Shape.Dim;
        switch (what)
        {
            case "inputs": model.Graph.Input.Clear(); model.Graph.Initializer.Add(new TensorProto { Name = "x", DataType = 1, Dims = { 1, 4, 8 }, RawData = ByteString.CopyFrom(new byte[128]) }); break;
            case "outputs": model.Graph.Output.Clear(); break;
            case "scalar": sizes.Clear(); break;
            case "open": sizes[1] = new() { DimParam = "n" }; break;
            default: model.Graph.Initializer[0].DataLocation = TensorProto.Types.DataLocation.External; break;
        }

        Assert.Equal(message, Assert.Throws<InputException>(() => new ImportedGraph(model.ToByteString().ToBase64())).Message);
    }

    [Fact]
    public void It_has_no_weights_and_reads_as_the_same_graph()
    {
        var graph = (ImportedGraph)OnnxImport.Read(TestFiles.Path("masked_layer.onnx")).Model.Network.Children[0];
        Assert.DoesNotContain(Saved().Graph.Initializer, tensor => tensor.RawData.Length > 4 * 16);
        var again = new ImportedGraph(graph.Graph);
        Assert.Equal(graph.Graph, again.Graph);
        Assert.Equal(graph.Layers, again.Layers);
        Assert.Equal(graph.State.Select(parameter => parameter.Path), again.State.Select(parameter => parameter.Path));
    }

    [Fact]
    public void What_is_no_text_of_bytes_is_refused() =>
        Assert.Equal("graph: this is not base64", Assert.Throws<InputException>(() => new ImportedGraph("§")).Message);

    private static ModelProto Saved() =>
        ModelProto.Parser.ParseFrom(Convert.FromBase64String(((ImportedGraph)OnnxImport.Read(TestFiles.Path("masked_layer.onnx")).Model.Network.Children[0]).Graph));
}
