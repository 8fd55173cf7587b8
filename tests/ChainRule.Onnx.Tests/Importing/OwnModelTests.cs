using ChainRule.Layers;
using ChainRule.Losses;
using ChainRule.Models;
using ChainRule.Tests;

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
}
