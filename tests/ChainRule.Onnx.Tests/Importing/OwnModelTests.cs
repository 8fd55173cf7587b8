using System.Text;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Models;
using ChainRule.Onnx.Importing;
using ChainRule.Onnx.Tests.Writing;
using ChainRule.Tests;
using Microsoft.ML.OnnxRuntime;

namespace ChainRule.Onnx.Tests.Importing;

public sealed class OwnModelTests
{
    [Theory]
    [InlineData(13, true)]
    [InlineData(17, false)]
    [InlineData(23, true)]
    public void An_export_comes_back_and_is_exported_to_the_same_bytes(int opset, bool dynamicBatch)
    {
        using var folder = new TemporaryFolder();
        var network = new Sequential(new Conv2d(1, 2, 3, padding: 1), new BatchNorm2d(2), new Gelu(), new Flatten(), new Residual(new Linear(32, 32), new LayerNorm(32)), new Dropout(0.3), new Linear(32, 3));
        var settings = new OnnxSettings { Opset = opset, DynamicBatch = dynamicBatch };
        OnnxExport.Write(new Model(network, new CrossEntropy(), [1, 4, 4]) { Classes = ["a", "b", "c"] }, folder.File("first.onnx"), settings);
        var import = OnnxImport.Read(folder.File("first.onnx")).Model;
        OnnxExport.Write(import, folder.File("second.onnx"), settings);
        Assert.Equal(File.ReadAllBytes(folder.File("first.onnx")), File.ReadAllBytes(folder.File("second.onnx")));
        Assert.Equal(["a", "b", "c"], import.Classes!);
    }

    [Theory]
    [InlineData("residual")]
    [InlineData("residual_newer")]
    [InlineData("encoder")]
    [InlineData("encoder_newer")]
    [InlineData("encoder_layer")]
    [InlineData("biased")]
    [InlineData("masked_layer")]
    [InlineData("tokens")]
    public void An_imported_graph_is_exported_with_its_weights_of_now_and_comes_back_to_the_same_bytes(string file)
    {
        using var folder = new TemporaryFolder();
        var stored = Npz.Read(TestFiles.Path($"{file.Replace("_newer", "", StringComparison.Ordinal)}.npz"));
        var model = OnnxImport.Read(TestFiles.Path($"{file}.onnx")).Model;
        Assert.Contains(model.Network.Children, layer => layer is ImportedGraph);
        foreach (var parameter in model.Network.Parameters)
            parameter.Tensor.SetValue(0, parameter.Tensor.Value(0) + 0.25);
        var settings = OnnxSettings.For(model.Network) with { DynamicBatch = true };
        OnnxExport.Write(model, folder.File("first.onnx"), settings);
        using (var session = new InferenceSession(folder.File("first.onnx")))
            Exported.AssertEqual(model.Network, stored["x"].Tensor, session);
        var back = OnnxImport.Read(folder.File("first.onnx"));
        Assert.Equal("ChainRule wrote the file: the model comes back as it was", Assert.Single(back.Notes));
        OnnxExport.Write(back.Model, folder.File("second.onnx"), settings);
        Assert.Equal(File.ReadAllBytes(folder.File("first.onnx")), File.ReadAllBytes(folder.File("second.onnx")));
    }

    [Fact]
    public void A_model_whose_graph_is_damaged_is_refused_with_its_name()
    {
        using var folder = new TemporaryFolder();
        var model = OnnxImport.Read(TestFiles.Path("residual.onnx")).Model;
        model.Save(folder.File("model.safetensors"));
        var graph = model.Network.Children.OfType<ImportedGraph>().Single().Graph;
        var text = Encoding.Latin1.GetString(File.ReadAllBytes(folder.File("model.safetensors")));
        File.WriteAllBytes(folder.File("model.safetensors"), Encoding.Latin1.GetBytes(text.Replace(graph[..8], "////////", StringComparison.Ordinal)));
        var fault = Assert.Throws<InputException>(() => Model.Open(folder.File("model.safetensors")));
        Assert.Equal($"{folder.File("model.safetensors")}, metadata \"network\": graph: this is not an ONNX file, or it was cut off", fault.Message);
    }

    [Fact]
    public void Nodes_of_one_operator_set_are_not_written_in_another()
    {
        using var folder = new TemporaryFolder();
        var model = OnnxImport.Read(TestFiles.Path("residual_newer.onnx")).Model;
        var fault = Assert.Throws<NotSupportedException>(() => OnnxExport.Write(model, folder.File("a.onnx"), new() { Opset = 13 }));
        Assert.EndsWith("holds nodes of operator set 18, which cannot be written in 13; write it in 18 (--opset 18).", fault.Message, StringComparison.Ordinal);
    }
}
