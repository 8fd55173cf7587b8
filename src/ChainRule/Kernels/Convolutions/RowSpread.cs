using System.Runtime.CompilerServices;

namespace ChainRule.Kernels.Convolutions;

/// <summary>Rows that lie one after the other, laid further apart.</summary>
internal static class RowSpread
{
    /// <summary>target[before + y·pitch + x] = source[y·width + x], and zero elsewhere</summary>
    /// <remarks>
    /// Whole cache lines are copied, and the next row overwrites what was copied too much: several times as fast as copying each row's own
    /// length. Up to a line after the target's length may change, so what is there must be written later.
    /// </remarks>
    /// <param name="source">the rows, of which there may be more</param>
    /// <param name="rows">how many rows there are</param>
    /// <param name="width">elements of a row</param>
    /// <param name="pitch">elements from a row of the target to the next, no fewer</param>
    /// <param name="before">zeros before the first row</param>
    /// <param name="target">where they are laid</param>
    /// <param name="length">elements of the target that are written, with zeros after the last row</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(ReadOnlySpan<T> source, int rows, int width, int pitch, int before, Span<T> target, int length)
        where T : struct
    {
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
