using System.Runtime.CompilerServices;

namespace ChainRule.Kernels.Convolutions;

/// <summary>Rows that lie further apart, laid one after the other: the opposite of <see cref="RowSpread"/>.</summary>
internal static class RowJoin
{
    /// <summary>target[y·width + x] = the element y·pitch + x, where the source, which starts with element <paramref name="first"/>, has it</summary>
    /// <remarks>Whole cache lines are copied as long as the next row overwrites the excess.</remarks>
    [MethodImpl(Simd.Loop)]
    public static void Run<T>(ReadOnlySpan<T> source, int first, int pitch, int width, Span<T> target)
        where T : unmanaged
    {
        var line = CacheLine.Count<T>();
        var behind = Math.Min(target.Length, Kept(first + source.Length, pitch, width));
        var column = first % pitch;
        for (int from = 0, to = Kept(first, pitch, width); to < behind; from += pitch - column, column = 0)
        {
            var count = Math.Clamp(width - column, 0, behind - to);
            var copied = (count + line - 1) / line * line;
            if (from + copied <= source.Length && to + copied <= behind)
            {
                for (var x = 0; x < count; x += line)
                    CacheLine.At<T>(target, to + x) = CacheLine.At(source, from + x);
            }
            else
            {
                source.Slice(from, count).CopyTo(target[to..]);
            }

            to += count;
        }
    }

    // How many of the first elements are kept.
    private static int Kept(int elements, int pitch, int width) => elements / pitch * width + Math.Min(elements % pitch, width);
}
