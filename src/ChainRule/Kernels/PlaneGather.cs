using System.Runtime.CompilerServices;
using ChainRule.Tensors;

namespace ChainRule.Kernels;

/// <summary>
/// Where values of one plane are gathered from another: the value at (y, x) is that at ((y·<paramref name="scale"/> + shift) / divisor,
/// …) where that is a whole place within the plane, else zero. A convolution multiplies places by its stride; its gradient to the
/// input divides by it.
/// </summary>
/// <param name="from">the plane that is read</param>
/// <param name="to">the plane that is gathered</param>
/// <param name="scale">what places are multiplied by</param>
/// <param name="divisor">what they are divided by</param>
internal readonly struct PlaneGather(Size2d from, Size2d to, Size2d scale, Size2d divisor)
{
    /// <summary>Gathers <paramref name="count"/> values from place <paramref name="position"/> on, each <paramref name="step"/> elements further.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather<T>(ReadOnlySpan<T> plane, Size2d shift, int position, int count, Span<T> target, int step)
        where T : unmanaged
    {
        var (y, x) = Math.DivRem(position, to.Width);
        for (var done = 0; done < count; y++, x = 0)
        {
            var length = Math.Min(to.Width - x, count - done);
            var line = target[(done * step)..];
            var row = Whole(y * scale.Height + shift.Height, divisor.Height);
            if ((uint)row < (uint)from.Height)
                GatherRow(plane.Slice(row * from.Width, from.Width), shift.Width, x, length, line, step);
            else
                Clear(line, length, step);
            done += length;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void GatherRow<T>(ReadOnlySpan<T> row, int shift, int x, int length, Span<T> target, int step)
        where T : unmanaged
    {
        if (scale.Width == 1 && divisor.Width == 1)
        {
            // A run of neighbours, with zeros where it leaves the row.
            var start = x + shift;
            var (before, after) = (Math.Clamp(-start, 0, length), Math.Clamp(start + length - row.Length, 0, length));
            var end = Math.Max(before, length - after);
            Clear(target, before, step);
            if (before < end)
                Spread(row[(start + before)..(start + end)], target[(before * step)..], step);
            if (end < length)
                Clear(target[(end * step)..], length - end, step);
            return;
        }

        for (var i = 0; i < length; i++)
        {
            var column = Whole((x + i) * scale.Width + shift, divisor.Width);
            target[i * step] = (uint)column < (uint)row.Length ? row[column] : default;
        }
    }

    // The quotient where it is whole, else −1. Nearly always the divisor is 1, and divisions are slow.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Whole(int dividend, int divisor) =>
        divisor == 1 ? dividend : dividend % divisor == 0 ? dividend / divisor : -1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Spread<T>(ReadOnlySpan<T> run, Span<T> target, int step)
        where T : unmanaged
    {
        if (step == 1)
        {
            run.CopyTo(target);
            return;
        }

        for (var i = 0; i < run.Length; i++)
            target[i * step] = run[i];
    }

    private static void Clear<T>(Span<T> target, int length, int step)
        where T : unmanaged
    {
        for (var i = 0; i < length; i++)
            target[i * step] = default;
    }
}
