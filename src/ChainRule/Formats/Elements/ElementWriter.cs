using System.Buffers.Binary;
using ChainRule.Tensors;

namespace ChainRule.Formats;

/// <summary>Writes the elements of a tensor in row-major order, little-endian, as they are or in another floating-point type.</summary>
internal static class ElementWriter
{
    private const int ChunkLength = 1 << 16;

    /// <summary>The type in which a tensor is written where <paramref name="floats"/> is wanted for floating-point numbers.</summary>
    public static StoredType TypeOf(Tensor tensor, StoredType? floats) =>
        floats is { } type && tensor.Type.IsFloatingPoint() ? type : StoredTypes.Exact(tensor.Type);

    /// <summary>Writes a tensor.</summary>
    /// <exception cref="ArgumentException">a number is too large for the type</exception>
    public static void Write(Stream stream, NamedTensor named, StoredType type)
    {
        var (tensor, size) = (named.Tensor, type.Size());
        if (type == StoredTypes.Exact(tensor.Type))
        {
            LittleEndian.Write(stream, tensor.Bytes, size);
            return;
        }

        var chunk = new byte[ChunkLength];
        for (var start = 0; start < tensor.Count; start += ChunkLength / size)
        {
            var count = Math.Min(ChunkLength / size, tensor.Count - start);
            for (var i = 0; i < count; i++)
            {
                var value = tensor.Value(start + i);
                if (!double.IsFinite(Write(chunk.AsSpan(i * size), value, type)) && double.IsFinite(value))
                    throw new ArgumentException(FormattableString.Invariant($"The tensor {named.Name} holds {value:R}, which is too large for {type}."));
            }

            stream.Write(chunk.AsSpan(0, count * size));
        }
    }

    // Gives back what the number was rounded to.
    private static double Write(Span<byte> bytes, double value, StoredType type)
    {
        switch (type)
        {
            case StoredType.Float16:
                BinaryPrimitives.WriteHalfLittleEndian(bytes, (Half)value);
                return (double)(Half)value;
            case StoredType.BFloat16:
                var upper = UpperHalf((float)value);
                BinaryPrimitives.WriteUInt16LittleEndian(bytes, upper);
                return BitConverter.Int32BitsToSingle(upper << 16);
            case StoredType.Float32:
                BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)value);
                return (float)value;
            default:
                BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
                return value;
        }
    }

    // To the nearest, of two to the even one; a NaN stays one.
    private static ushort UpperHalf(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        return (ushort)((float.IsNaN(value) ? bits | 0x40_0000 : bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }
}
