using System.Runtime.InteropServices;
using ChainRule.Tensors;

namespace ChainRule.Formats;

/// <summary>Reads the elements of a tensor in row-major order and widens them to a type that tensors have.</summary>
internal static class ElementReader
{
    private const int ChunkLength = 1 << 16;

    /// <summary>Reads a tensor from a stream that is known to be long enough.</summary>
    /// <exception cref="Data.InputException">a whole number is more than Int64 can hold</exception>
    public static Tensor Read(Stream stream, Shape shape, StoredType type, FilePlace place, bool isBigEndian = false)
    {
        var tensor = new Tensor(shape, type.Widened());
        var (size, wide) = (type.Size(), tensor.Type.Size());
        var chunk = new byte[Math.Min(ChunkLength, (long)shape.Count * size)];
        for (var done = 0; done < shape.Count;)
        {
            var part = chunk.AsSpan(0, (int)Math.Min(chunk.Length, (long)(shape.Count - done) * size));
            stream.ReadExactly(part);
            if (isBigEndian == BitConverter.IsLittleEndian)
                LittleEndian.Reverse(part, size);
            var count = part.Length / size;
            if (!TryWiden(part, type, tensor.Bytes.Slice(done * wide, count * wide)))
                throw place.Refuse("a number is more than Int64 can hold");
            done += count;
        }

        return tensor;
    }

    private static bool TryWiden(ReadOnlySpan<byte> from, StoredType type, Span<byte> to)
    {
        switch (type)
        {
            case StoredType.Bool: Map<byte, long>(from, to, value => value == 0 ? 0 : 1); break;
            case StoredType.UInt8: Map<byte, long>(from, to, value => value); break;
            case StoredType.Int8: Map<sbyte, long>(from, to, value => value); break;
            case StoredType.UInt16: Map<ushort, long>(from, to, value => value); break;
            case StoredType.Int16: Map<short, long>(from, to, value => value); break;
            case StoredType.UInt32: Map<uint, long>(from, to, value => value); break;
            case StoredType.Int32: Map<int, long>(from, to, value => value); break;
            case StoredType.Float16: Map<Half, float>(from, to, value => (float)value); break;
            case StoredType.BFloat16: Map<ushort, float>(from, to, value => BitConverter.Int32BitsToSingle(value << 16)); break;
            case StoredType.UInt64 when MemoryMarshal.Cast<byte, long>(from).ContainsAnyInRange(long.MinValue, -1): return false;
            case StoredType.UInt64 or StoredType.Int64 or StoredType.Float32 or StoredType.Float64: from.CopyTo(to); break;
            default:
                var values = Float8.Of(type);
                Map<byte, float>(from, to, value => values[value]);
                break;
        }

        return true;
    }

    private static void Map<TFrom, TTo>(ReadOnlySpan<byte> from, Span<byte> to, Func<TFrom, TTo> widen)
        where TFrom : unmanaged
        where TTo : unmanaged
    {
        var narrow = MemoryMarshal.Cast<byte, TFrom>(from);
        var wide = MemoryMarshal.Cast<byte, TTo>(to);
        for (var i = 0; i < narrow.Length; i++)
            wide[i] = widen(narrow[i]);
    }
}
