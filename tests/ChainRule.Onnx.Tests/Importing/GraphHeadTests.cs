using ChainRule.Layers;
using ChainRule.Onnx.Importing;
using ChainRule.Tests;

namespace ChainRule.Onnx.Tests.Importing;

public sealed class GraphHeadTests
{
    [Theory]
    [InlineData("encoder", "head")]
    [InlineData("encoder_newer", "head")]
    [InlineData("encoder_layer", "2")]
    [InlineData("residual", "fc")]
    [InlineData("causal", "proj")]
    public void Only_the_head_has_another_size(string file, string head)
    {
        var graph = Graph(OnnxImport.Read(TestFiles.Path($"{file}.onnx")).Model.Network);
        Assert.Equal(head, graph.Head);
        var other = new Sequential(graph.WithHead(7));
        Assert.Equal(head, Graph(other).Head);
        Assert.Equal(graph.State.Select(parameter => parameter.Path), other.State.Select(parameter => parameter.Path));
        foreach (var (old, now) in graph.State.Zip(other.State))
        {
            if (now.Path == $"{head}.weight" || now.Path == $"{head}.bias")
                Assert.Equal(7, now.Shape[0]);
            else
                Assert.Equal(old.Tensor.ToDoubles(), now.Tensor.ToDoubles());
        }
    }

    [Fact]
    public void It_is_written_and_comes_back()
    {
        using var folder = new TemporaryFolder();
        var graph = new Sequential(Graph(OnnxImport.Read(TestFiles.Path("encoder.onnx")).Model.Network).WithHead(2));
        OnnxExport.Write(graph, [4, 3], folder.File("a.onnx"));
        var back = OnnxImport.Read(folder.File("a.onnx")).Model;
        Assert.Equal(graph.Parameters.Select(parameter => (parameter.Path, parameter.Shape)), back.Network.Parameters.Select(parameter => (parameter.Path, parameter.Shape)));
    }

    [Fact]
    public void A_graph_that_ends_otherwise_has_none()
    {
        var graph = Graph(OnnxImport.Read(TestFiles.Path("masked_layer.onnx")).Model.Network);
        Assert.Null(graph.Head);
        Assert.Throws<InvalidOperationException>(() => graph.WithHead(2));
    }

    private static ImportedGraph Graph(Sequential network) => Assert.IsType<ImportedGraph>(Assert.Single(network.Children));
}
