using System.Runtime.CompilerServices;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Convolutions;

/// <summary>
/// A plane gathered from another: the value at (y, x) is that at ((y·<paramref name="scale"/> + shift) / divisor, …) where that is a
/// whole place within the plane, else zero. A convolution multiplies places by its stride; its input's gradient divides by it.
/// </summary>
internal readonly struct PlaneGather(Size2d from, Size2d to, Size2d scale, Size2d divisor)
{
    [MethodImpl(Simd.Loop)]
    public void Gather<T>(ReadOnlySpan<T> plane, Size2d shift, Span<T> target)
        where T : struct
    {
        for (var y = 0; y < to.Height; y++)
        {
            var line = target.Slice(y * to.Width, to.Width);
            var row = Whole(y * scale.Height + shift.Height, divisor.Height);
            if ((uint)row < (uint)from.Height)
                GatherRow(plane.Slice(row * from.Width, from.Width), shift.Width, line);
            else
                line.Clear();
        }
    }

    private void GatherRow<T>(ReadOnlySpan<T> row, int shift, Span<T> target)
        where T : struct
    {
        if (scale.Width == 1 && divisor.Width == 1)
        {
            // A run of neighbours, with zeros where it leaves the row.
            var start = Math.Clamp(-shift, 0, target.Length);
            var end = Math.Clamp(row.Length - shift, start, target.Length);
            target[..start].Clear();
            row.Slice(start + shift, end - start).CopyTo(target[start..]);
            target[end..].Clear();
            return;
        }

        for (var x = 0; x < target.Length; x++)
        {
            var column = Whole(x * scale.Width + shift, divisor.Width);
            target[x] = (uint)column < (uint)row.Length ? row[column] : default;
        }
    }

    // The quotient if it is whole, else −1. Nearly always the divisor is 1, and divisions are slow.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Whole(int dividend, int divisor) =>
        divisor == 1 ? dividend : dividend % divisor == 0 ? dividend / divisor : -1;
}
