using ChainRule.Layers;
using ChainRule.Onnx.Importing;
using ChainRule.Onnx.Messages;
using ChainRule.Tests;
using Google.Protobuf;

namespace ChainRule.Onnx.Tests.Importing;

public sealed class AttentionPatternTests
{
    [Theory]
    [InlineData("encoder", "attention Attention(2 heads, scale 0.5)")]
    [InlineData("encoder_newer", "attention Attention(2 heads, scale 0.5)")]
    [InlineData("encoder_layer", "0.self_attn Attention(2 heads, scale 0.5)")]
    [InlineData("causal", "attention Attention(2 heads, scale 0.5, causal)")]
    [InlineData("causal_newer", "attention Attention(2 heads, scale 0.5, causal)")]
    [InlineData("causal_newest", "attention Attention(2 heads, scale 0.5, causal)")]
    [InlineData("biased", "attention Attention(2 heads, scale 0.5)")]
    [InlineData("masked_layer", "layer.self_attn Attention(2 heads, scale 0.5, causal)")]
    public void An_attention_is_one_layer(string file, string attention)
    {
        var import = OnnxImport.Read(TestFiles.Path($"{file}.onnx"));
        Assert.Contains($"attention recognised: {attention}", import.Notes);
        var graph = Assert.IsType<ImportedGraph>(Assert.Single(import.Model.Network.Children));
        Assert.Equal(attention, Assert.Single(graph.Layers, row => row.Layer.StartsWith("Attention", StringComparison.Ordinal)) is var row ? $"{row.Path} {row.Layer}" : "");
        Assert.DoesNotContain(graph.Nodes, kind => kind.Key is "MatMul" or "Softmax" or "IsNaN");
        Assert.DoesNotContain(graph.Layers, row => row.Layer.StartsWith("Softmax", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("causal")]
    [InlineData("causal_newest")]
    [InlineData("biased")]
    [InlineData("masked_layer")]
    public void It_is_recognised_in_what_is_written(string file)
    {
        using var folder = new TemporaryFolder();
        var import = OnnxImport.Read(TestFiles.Path($"{file}.onnx"));
        OnnxExport.Write(import.Model, folder.File("own.onnx"));
        var written = ModelProto.Parser.ParseFrom(File.ReadAllBytes(folder.File("own.onnx")));
        written.MetadataProps.Clear();
        folder.Write("other.onnx", written.ToByteArray());
        var again = OnnxImport.Read(folder.File("other.onnx"), sample: import.Model.Input);
        Assert.Equal(Attention(import.Model.Network), Attention(again.Model.Network));
        Assert.Equal(import.Model.Network.ParameterCount, again.Model.Network.ParameterCount);
    }

    [Theory]
    [InlineData("keys that no query sees", "MatMul")]
    [InlineData("probabilities that are used twice", "MatMul")]
    [InlineData("a softmax over queries", "Softmax")]
    public void What_is_no_attention_remains_nodes(string oddity, string kept)
    {
        using var folder = new TemporaryFolder();
        var model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(TestFiles.Path("causal_newer.onnx")));
        var graph = model.Graph;
        switch (oddity)
        {
            case "keys that no query sees": graph.Initializer.Single(tensor => tensor.Name == "zero").RawData = ByteString.CopyFrom(BitConverter.GetBytes(float.NegativeInfinity)); break;
            case "probabilities that are used twice": graph.Node.Insert(0, new NodeProto { OpType = "ReduceMean", Input = { "probabilities" }, Output = { "mean" } }); graph.Node.Single(node => node.Output[0] == "y").Input[1] = "mean"; break;
            default: graph.Node.Single(node => node.OpType == "Softmax").Attribute[0].I = -2; break;
        }

        folder.Write("odd.onnx", model.ToByteArray());
        var imported = Assert.IsType<ImportedGraph>(OnnxImport.Read(folder.File("odd.onnx")).Model.Network.Children[0]);
        Assert.Contains(imported.Nodes, kind => kind.Key == kept);
    }

    [Theory]
    [InlineData("softcap")]
    [InlineData("past")]
    [InlineData("products")]
    public void A_node_that_does_more_remains_one(string what)
    {
        using var folder = new TemporaryFolder();
        var model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(TestFiles.Path("causal_newest.onnx")));
        var node = model.Graph.Node.Single(node => node.OpType == "Attention");
        switch (what)
        {
            case "softcap": node.Attribute.Add(new AttributeProto { Name = "softcap", Type = AttributeProto.Types.AttributeType.Float, F = 2 }); break;
            case "past": node.Input.AddRange(["", "k", "v"]); break;
            default: node.Output.AddRange(["", "", "products"]); break;
        }

        folder.Write("odd.onnx", model.ToByteArray());
        var imported = Assert.IsType<ImportedGraph>(OnnxImport.Read(folder.File("odd.onnx")).Model.Network.Children[0]);
        Assert.Contains(imported.Nodes, kind => kind.Key == "Attention");
    }

    private static string Attention(Layer network) =>
        Assert.Single(Assert.IsType<ImportedGraph>(network.Children[0]).Layers, row => row.Layer.StartsWith("Attention", StringComparison.Ordinal)).Layer;
}
