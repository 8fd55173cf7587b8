using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Values;
using ChainRule.Tensors;
using Google.Protobuf;

namespace ChainRule.Onnx.Writing;

/// <summary>Writes constants as a file has them.</summary>
internal static class TensorWriter
{
    public static TensorProto Write(string name, Tensor values)
    {
        var held = values.InPrecision(DType.Float32);
        return new()
        {
            Name = name,
            DataType = (int)(held.Type == DType.Int64 ? ElementType.Int64 : ElementType.Float),
            Dims = { held.Shape.Select(size => (long)size) },
            RawData = ByteString.CopyFrom(held.Bytes),
        };
    }

    public static TensorProto Write(string name, IReadOnlyList<string> texts) => new()
    {
        Name = name,
        DataType = (int)ElementType.Text,
        Dims = { texts.Count },
        StringData = { texts.Select(ByteString.CopyFromUtf8) },
    };
}
