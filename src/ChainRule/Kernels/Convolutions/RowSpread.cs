using System.Runtime.CompilerServices;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Convolutions;

/// <summary>Rows that lie one after the other, laid further apart.</summary>
internal static class RowSpread
{
    /// <summary>target[before + y·pitch + x] = source[y·width + x], and zero elsewhere, for <paramref name="length"/> elements</summary>
    /// <remarks>
    /// Whole cache lines are copied, and the next row overwrites the excess: several times as fast as copying each row's own length. Up to
    /// a line after the target's length may change, so what belongs there must be written later.
    /// </remarks>
    [MethodImpl(Simd.Loop)]
    public static void Run<T>(ReadOnlySpan<T> source, Size2d size, int pitch, int before, Span<T> target, int length)
        where T : struct
    {
        var (rows, width) = (size.Height, size.Width);
        target[..before].Clear();
        var (from, to) = (0, before);
        if (width == pitch)
        {
            source[..(rows * width)].CopyTo(target[before..]);
            to += rows * width;
        }
        else
        {
            var line = CacheLine.Count<T>();
            var read = (width + line - 1) / line * line;
            var written = width + (pitch - width + line - 1) / line * line;
            var safe = Math.Min(source.Length - read, (rows - 1) * width);
            for (; from <= safe && to <= target.Length - Math.Max(read, written); from += width, to += pitch)
            {
                for (var x = 0; x < width; x += line)
                    CacheLine.At<T>(target, to + x) = CacheLine.At(source, from + x);
                for (var x = width; x < pitch; x += line)
                    CacheLine.At<T>(target, to + x) = default;
            }

            for (; from < rows * width; from += width, to += pitch)
            {
                source.Slice(from, width).CopyTo(target[to..]);
                target.Slice(to + width, Math.Min(pitch, target.Length - to) - width).Clear();
            }
        }

        if (to < length)
            target[to..length].Clear();
    }
}
