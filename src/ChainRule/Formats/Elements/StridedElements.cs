using System.Runtime.InteropServices;
using ChainRule.Tensors;

namespace ChainRule.Formats;

/// <summary>Brings elements that lie in another order, apart or repeatedly, into row-major order.</summary>
internal static class StridedElements
{
    /// <summary>The tensor whose element (i, j, …) is that at offset + i·strides[0] + j·strides[1] + … of the given ones.</summary>
    public static Tensor Copy(Tensor elements, Shape shape, IReadOnlyList<long> strides, long offset = 0)
    {
        var tensor = new Tensor(shape, elements.Type);
        if (elements.Type.Size() == sizeof(uint))
            Copy<uint>(elements.Bytes, tensor.Bytes, shape, strides, offset);
        else
            Copy<ulong>(elements.Bytes, tensor.Bytes, shape, strides, offset);
        return tensor;
    }

    /// <summary>The strides of elements in column-major order: the first index changes fastest.</summary>
    public static long[] ColumnMajor(Shape shape)
    {
        var strides = new long[shape.Rank];
        var stride = 1L;
        foreach (var (i, size) in shape.Index())
            (strides[i], stride) = (stride, stride * size);
        return strides;
    }

    private static void Copy<T>(ReadOnlySpan<byte> from, Span<byte> to, Shape shape, IReadOnlyList<long> strides, long offset)
        where T : unmanaged
    {
        var source = MemoryMarshal.Cast<byte, T>(from);
        var target = MemoryMarshal.Cast<byte, T>(to);
        var indexes = new int[shape.Rank];
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = source[(int)offset];
            for (var axis = shape.Rank - 1; axis >= 0; axis--)
            {
                offset += strides[axis];
                if (++indexes[axis] < shape[axis])
                    break;
                offset -= strides[axis] * shape[axis];
                indexes[axis] = 0;
            }
        }
    }
}
