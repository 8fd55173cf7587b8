using System.Buffers.Binary;
using ChainRule.Data;
using ChainRule.Onnx.Messages;
using ChainRule.Tensors;

namespace ChainRule.Onnx.Values;

/// <summary>Reads the tensors of a file, whose elements lie in the message itself or beside the file.</summary>
internal static class TensorReader
{
    private const long MostInFile = 1L << 40;

    /// <exception cref="InputException">the type is unknown, or the elements do not fill the shape</exception>
    public static Value Read(TensorProto proto, string file)
    {
        var type = (ElementType)proto.DataType;
        if (!Enum.IsDefined(type) || type == ElementType.Text)
            throw Refuse($"the element type {proto.DataType} is not supported");
        var shape = ShapeOf(proto, file);
        if (proto.DataLocation == TensorProto.Types.DataLocation.External)
            return new(type, FromBytes(ExternalData.Read(proto, (long)shape.Count * type.Size(), file), type, shape));
        return new(type, Fill(proto, type, shape) ?? throw Refuse("the elements do not fill its shape"));

        InputException Refuse(string problem) => new(file, Place(proto), problem);
    }

    public static string Place(TensorProto proto) => $"tensor {proto.Name}";

    /// <summary>The sizes that a tensor has according to the file.</summary>
    public static Shape ShapeOf(TensorProto proto, string file)
    {
        try
        {
            return new([.. proto.Dims.Select(size => checked((int)size))]);
        }
        catch (ShapeException fault)
        {
            throw new InputException(file, Place(proto), fault.Message.TrimEnd('.'), cause: fault);
        }
        catch (OverflowException fault)
        {
            throw new InputException(file, Place(proto), $"its shape [{string.Join(", ", proto.Dims)}] is larger than a tensor can be", cause: fault);
        }
    }

    /// <summary>The number of elements according to the file, which may be more than a tensor can hold.</summary>
    /// <exception cref="InputException">a size is negative, or the number is one that no file has</exception>
    public static long CountOf(TensorProto proto, string file)
    {
        var count = 1L;
        foreach (var size in proto.Dims)
        {
            if (size < 0 || size > MostInFile / Math.Max(1, count))
                throw new InputException(file, Place(proto), $"its shape [{string.Join(", ", proto.Dims)}] is negative, or larger than a file can be");
            count *= size;
        }

        return count;
    }

    private static Tensor? Fill(TensorProto proto, ElementType type, Shape shape)
    {
        var raw = proto.RawData.Span;
        if (raw.Length > 0)
            return raw.Length == (long)shape.Count * type.Size() ? FromBytes(raw, type, shape) : null;
        return type switch
        {
            ElementType.Float => Of(proto.FloatData, shape, type, x => x),
            ElementType.Double => Of(proto.DoubleData, shape, type, x => x),
            ElementType.Int64 => Of(proto.Int64Data, shape, type, x => (double)x) is { } ints ? Exact(ints, proto.Int64Data) : null,
            ElementType.UInt32 or ElementType.UInt64 => Of(proto.Uint64Data, shape, type, x => (double)x) is { } words ? Exact(words, proto.Uint64Data.Select(word => (long)word)) : null,
            ElementType.Float16 => Of(proto.Int32Data, shape, type, x => (double)BitConverter.UInt16BitsToHalf((ushort)x)),
            ElementType.BFloat16 => Of(proto.Int32Data, shape, type, x => BitConverter.Int32BitsToSingle(x << 16)),
            _ => Of(proto.Int32Data, shape, type, x => x),
        };
    }

    private static Tensor? Of<T>(IReadOnlyCollection<T> values, Shape shape, ElementType type, Func<T, double> number)
    {
        if (values.Count != shape.Count)
            return null;
        var tensor = new Tensor(shape, type.Held());
        foreach (var (i, value) in values.Index())
            tensor.SetValue(i, number(value));
        return tensor;
    }

    // Whole numbers of 64 bits do not all fit a double.
    private static Tensor Exact(Tensor tensor, IEnumerable<long> values)
    {
        foreach (var (i, value) in values.Index())
            tensor.Span<long>()[i] = value;
        return tensor;
    }

    private static Tensor FromBytes(ReadOnlySpan<byte> raw, ElementType type, Shape shape)
    {
        var tensor = new Tensor(shape, type.Held());
        if (BitConverter.IsLittleEndian && type is (ElementType.Float or ElementType.Double or ElementType.Int64 or ElementType.UInt64))
        {
            raw.CopyTo(tensor.Bytes);
            return tensor;
        }

        for (var i = 0; i < shape.Count; i++, raw = raw[type.Size()..])
        {
            if (tensor.Type == DType.Int64)
                tensor.Span<long>()[i] = Whole(raw, type);
            else
                tensor.SetValue(i, Number(raw, type));
        }

        return tensor;
    }

    private static long Whole(ReadOnlySpan<byte> raw, ElementType type) => type switch
    {
        ElementType.Bool => raw[0] == 0 ? 0 : 1,
        ElementType.UInt8 => raw[0],
        ElementType.Int8 => (sbyte)raw[0],
        ElementType.UInt16 => BinaryPrimitives.ReadUInt16LittleEndian(raw),
        ElementType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(raw),
        ElementType.UInt32 => BinaryPrimitives.ReadUInt32LittleEndian(raw),
        ElementType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(raw),
        _ => BinaryPrimitives.ReadInt64LittleEndian(raw),
    };

    private static double Number(ReadOnlySpan<byte> raw, ElementType type) => type switch
    {
        ElementType.Float16 => (double)BinaryPrimitives.ReadHalfLittleEndian(raw),
        ElementType.BFloat16 => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(raw) << 16),
        ElementType.Float => BinaryPrimitives.ReadSingleLittleEndian(raw),
        _ => BinaryPrimitives.ReadDoubleLittleEndian(raw),
    };
}
