using System.Globalization;
using ChainRule.Kernels;
using ChainRule.Tensors;

namespace ChainRule.Tapes;

/// <summary>
/// Places values in one arena so that those alive at the same time do not overlap: the largest first, each at the lowest offset that is free for as
/// long as it lives.
/// </summary>
internal static class MemoryPlan
{
    /// <summary>Every place starts at a multiple of this many bytes.</summary>
    public const int Alignment = Simd.CacheLine;

    /// <summary>Something that needs memory from one step to another, both included.</summary>
    public readonly record struct Lifetime(int Size, int First, int Last);

    /// <summary>The most bytes that a plan may take: what one array holds, minus the room to align it.</summary>
    public static readonly int MaximumSize = Array.MaxLength - Alignment;

    /// <summary>The offset of each value, and the bytes that all of them take.</summary>
    /// <exception cref="ShapeException">they take more than <see cref="MaximumSize"/></exception>
    public static (int[] Offsets, int Size) Place(IReadOnlyList<Lifetime> values)
    {
        var offsets = new long[values.Count];
        var occupancy = new Occupancy(values.Select(value => value.First).DefaultIfEmpty().Min(), values.Select(value => value.Last).DefaultIfEmpty().Max());
        var total = 0L;
        foreach (var value in Enumerable.Range(0, values.Count).Where(i => values[i].Size > 0).OrderByDescending(i => values[i].Size).ThenBy(i => i))
        {
            var (size, first, last) = (Padded(values[value].Size), values[value].First, values[value].Last);
            var offset = offsets[value] = occupancy.FirstFree(size, first, last);
            occupancy.Take(offset, offset + size, first, last);
            total = Math.Max(total, offset + size);
        }

        return total <= MaximumSize
            ? ([.. offsets.Select(offset => (int)offset)], (int)total)
            : throw new ShapeException(string.Create(CultureInfo.InvariantCulture, $"The step needs {total:N0} bytes for its values, more than the maximum of {MaximumSize:N0}: use smaller batches or a smaller model."));
    }

    private static long Padded(int size) => ((long)size + Alignment - 1) / Alignment * Alignment;
}
