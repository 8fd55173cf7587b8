using ChainRule.Onnx.Messages;
using ChainRule.Onnx.Values;
using ChainRule.Tensors;
using Google.Protobuf;

namespace ChainRule.Onnx.Writing;

/// <summary>Writes constants as a file has them.</summary>
internal static class TensorWriter
{
    public static TensorProto Write(string name, Tensor values) => Write(name, new Value(values.Type switch
    {
        DType.Int64 => ElementType.Int64,
        DType.Float64 => ElementType.Double,
        _ => ElementType.Float,
    }, values));

    /// <summary>Numbers as the file's type has them; those that a tape holds in a wider one lie in the message's own fields.</summary>
    public static TensorProto Write(string name, Value value)
    {
        var (type, values) = (value.Type, value.Known!);
        var proto = new TensorProto { Name = name, DataType = (int)type, Dims = { values.Shape.Select(size => (long)size) } };
        if (type is ElementType.Float or ElementType.Double or ElementType.Int64 or ElementType.UInt64)
            proto.RawData = ByteString.CopyFrom(values.Bytes);
        else if (type == ElementType.UInt32)
            proto.Uint64Data.AddRange(values.ToDoubles().Select(number => (ulong)number));
        else
            proto.Int32Data.AddRange(values.ToDoubles().Select(number => Bits(type, number)));
        return proto;
    }

    public static TensorProto Write(string name, IReadOnlyList<string> texts) => new()
    {
        Name = name,
        DataType = (int)ElementType.Text,
        Dims = { texts.Count },
        StringData = { texts.Select(ByteString.CopyFromUtf8) },
    };

    private static int Bits(ElementType type, double number) => type switch
    {
        ElementType.Float16 => BitConverter.HalfToUInt16Bits((Half)number),
        ElementType.BFloat16 => (int)(BitConverter.SingleToUInt32Bits((float)number) >> 16),
        _ => (int)number,
    };
}
