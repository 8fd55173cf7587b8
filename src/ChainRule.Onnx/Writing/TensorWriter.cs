using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Values;
using ChainRule.Tensors;
using Google.Protobuf;

namespace ChainRule.Onnx.Writing;

/// <summary>Writes constants as a file has them.</summary>
internal static class TensorWriter
{
    public static TensorProto Write(string name, Tensor values) => new()
    {
        Name = name,
        DataType = (int)(values.Type switch
        {
            DType.Int64 => ElementType.Int64,
            DType.Float64 => ElementType.Double,
            _ => ElementType.Float,
        }),
        Dims = { values.Shape.Select(size => (long)size) },
        RawData = ByteString.CopyFrom(values.Bytes),
    };

    public static TensorProto Write(string name, IReadOnlyList<string> texts) => new()
    {
        Name = name,
        DataType = (int)ElementType.Text,
        Dims = { texts.Count },
        StringData = { texts.Select(ByteString.CopyFromUtf8) },
    };
}
