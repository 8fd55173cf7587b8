using System.Numerics;
using System.Runtime.CompilerServices;

namespace ChainRule.Kernels;

/// <summary>
/// The same as <see cref="MaxPooling{T, TTransfer}"/> for windows of 2 × 2 pixels side by side, by far the most common: without a
/// branch, since which pixel is largest nobody can predict.
/// </summary>
internal readonly struct QuadMaxPooling<T, TTransfer>(int width) : IPooling<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TTransfer : struct, ITransfer<T>
{
    public static void Begin(Span<T> pixels) => TTransfer.Begin(pixels);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Pool(ReadOnlySpan<T> chooser, Span<T> pixels, Span<T> places, int y)
    {
        var (above, below) = (2 * y * width, (2 * y + 1) * width);
        for (var x = 0; x < places.Length; x++, above += 2, below += 2)
        {
            var best = Larger(chooser, Larger(chooser, above, above + 1), Larger(chooser, below, below + 1));
            TTransfer.Move(ref pixels[best], ref places[x]);
        }
    }

    // The second pixel where it is larger, or NaN; else the first.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Larger(ReadOnlySpan<T> plane, int first, int second)
    {
        var isSecond = plane[second] > plane[first] | T.IsNaN(plane[second]);
        return first + (second - first) * (isSecond ? 1 : 0);
    }
}
