using ChainRule.Data;
using ChainRule.Onnx.Messages;
using ChainRule.Tests;
using Google.Protobuf;
using static ChainRule.Onnx.Messages.AttributeProto.Types;

namespace ChainRule.Onnx.Tests.Importing;

/// <summary>A softmax at the end is a part of the loss only where it is over the classes.</summary>
public sealed class ConcludedLossTests
{
    [Theory]
    [InlineData(-1, "cross_entropy")]
    [InlineData(1, "cross_entropy")]
    [InlineData(0, "mse")]
    public void A_softmax_over_the_last_dimension_belongs_to_the_loss(long axis, string loss) =>
        Assert.Equal(loss, Imported(axis).Model.Specification.Loss.Type);

    [Fact]
    public void A_softmax_over_no_dimension_is_refused() =>
        Assert.Contains("node y (Softmax): The shape [1, 3] has no dimension 9", Assert.Throws<InputException>(() => Imported(9)).Message, StringComparison.Ordinal);

    private static OnnxImport Imported(long axis)
    {
        using var folder = new TemporaryFolder();
        var model = new ModelProto
        {
            IrVersion = 8,
            OpsetImport = { new OperatorSetIdProto { Version = 17 } },
            Graph = new()
            {
                Name = "g",
                Node = { new NodeProto { OpType = "Relu", Input = { "x" }, Output = { "h" } }, new NodeProto { OpType = "Softmax", Input = { "h" }, Output = { "y" }, Attribute = { new AttributeProto { Name = "axis", Type = AttributeType.Int, I = axis } } } },
                Input = { new ValueInfoProto { Name = "x", Type = new() { TensorType = new() { ElemType = 1, Shape = new() { Dim = { new DimensionProto { DimParam = "N" }, new DimensionProto { DimValue = 3 } } } } } } },
                Output = { new ValueInfoProto { Name = "y" } },
            },
        };
        return OnnxImport.Read(folder.Write("model.onnx", model.ToByteArray()));
    }
}
