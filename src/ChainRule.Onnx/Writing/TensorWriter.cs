using System.Buffers.Binary;
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

    /// <summary>Numbers with as many bytes as the file's type has; a tape may hold them in a wider one.</summary>
    public static TensorProto Write(string name, Value value) => new()
    {
        Name = name,
        DataType = (int)value.Type,
        Dims = { value.Shape.Select(size => (long)size) },
        RawData = value.Type.Size() == value.Known!.Type.Size() ? ByteString.CopyFrom(value.Known.Bytes) : ByteString.CopyFrom(Narrowed(value.Type, value.Known)),
    };

    public static TensorProto Write(string name, IReadOnlyList<string> texts) => new()
    {
        Name = name,
        DataType = (int)ElementType.Text,
        Dims = { texts.Count },
        StringData = { texts.Select(ByteString.CopyFromUtf8) },
    };

    private static byte[] Narrowed(ElementType type, Tensor values)
    {
        var size = type.Size();
        var bytes = new byte[values.Count * size];
        Span<byte> bits = stackalloc byte[sizeof(long)];
        for (var i = 0; i < values.Count; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bits, Bits(type, values.Value(i)));
            bits[..size].CopyTo(bytes.AsSpan(i * size));
        }

        return bytes;
    }

    private static long Bits(ElementType type, double number) => type switch
    {
        ElementType.Float16 => BitConverter.HalfToUInt16Bits((Half)number),
        ElementType.BFloat16 => BitConverter.SingleToUInt32Bits((float)number) >> 16,
        _ => (long)number,
    };
}
