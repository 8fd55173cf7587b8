using ChainRule.Formats;
using ChainRule.Models;
using ChainRule.Onnx.Messages;
using ChainRule.Tensors;
using ChainRule.Tests;
using Google.Protobuf;

namespace ChainRule.Onnx.Tests.Importing;

/// <summary>Graphs that take whole numbers.</summary>
public sealed class TokenTests
{
    [Fact]
    public void A_model_of_tokens_takes_nothing_else()
    {
        var model = OnnxImport.Read(TestFiles.Path("tokens.onnx")).Model;
        Assert.Equal(DType.Int64, model.Network.InputType);
        Assert.EndsWith("takes one input of whole numbers as Int64, such as tokens, not float32[4].", Assert.Throws<ShapeException>(() => model.Predict(new Tensor([2, 4]))).Message, StringComparison.Ordinal);
        Assert.Contains("embed.weight", model.Network.Parameters.Select(parameter => parameter.Path));
    }

    [Fact]
    public void Tokens_keep_their_type_in_what_is_written()
    {
        using var folder = new TemporaryFolder();
        var file = ModelProto.Parser.ParseFrom(File.ReadAllBytes(TestFiles.Path("tokens.onnx")));
        file.Graph.Input[0].Type.TensorType.ElemType = (int)Values.ElementType.Int32;
        folder.Write("int32.onnx", file.ToByteArray());
        var model = OnnxImport.Read(folder.File("int32.onnx")).Model;
        OnnxExport.Write(model, folder.File("own.onnx"));
        Assert.Equal("int32 (1, 4)", Assert.Single(OnnxModel.Open(folder.File("own.onnx")).Inputs).Declaration);
        Assert.Equal(model.Predict(Stored).ToDoubles(), OnnxImport.Read(folder.File("own.onnx")).Model.Predict(Stored).ToDoubles());
    }

    [Fact]
    public void A_table_that_a_layer_shares_is_a_parameter_of_each()
    {
        using var folder = new TemporaryFolder();
        var file = ModelProto.Parser.ParseFrom(File.ReadAllBytes(TestFiles.Path("tokens.onnx")));
        var head = file.Graph.Node.Single(node => node.Output.Contains("y"));
        (head.Input[1], head.Input[2]) = ("embed.weight", "");
        folder.Write("tied.onnx", file.ToByteArray());
        var model = OnnxImport.Read(folder.File("tied.onnx")).Model;
        Assert.Equal(2, model.Network.Parameters.Count(parameter => parameter.Shape == [11, 8]));
        using var saved = new MemoryStream();
        model.Save(saved);
        saved.Position = 0;
        Assert.Equal(model.Predict(Stored).ToDoubles(), Model.Open(saved).Predict(Stored).ToDoubles());
    }

    private static Tensor Stored => Npz.Read(TestFiles.Path("tokens.npz"))["x"].Tensor;
}
