using System.Numerics;
using ChainRule.Kernels.Convolutions;
using FsCheck;
using FsCheck.Fluent;

namespace ChainRule.Tests.Kernels.Convolutions;

public sealed class RowSpreadTests
{
    private static readonly Gen<(int Rows, int Width, int Gap, int Before, int Behind, int More)> Sizes =
        from rows in Gen.Choose(1, 9)
        from width in Gen.Choose(1, 40)
        from gap in Gen.Choose(0, 20)
        from before in Gen.Choose(0, 20)
        from behind in Gen.Choose(0, 50)
        from more in Gen.Choose(0, 40)
        select (rows, width, gap, before, behind, more);

    [Fact]
    public void Rows_are_laid_apart_with_zeros_around_them() => Property.Holds(Sizes, Compare<float>);

    [Fact]
    public void Rows_of_doubles_are_laid_apart_with_zeros_around_them() => Property.Holds(Sizes, Compare<double>);

    // Both spans may go on behind what is read and written; two planes are laid one after the other.
    private static void Compare<T>((int Rows, int Width, int Gap, int Before, int Behind, int More) sizes)
        where T : unmanaged, INumber<T>
    {
        var (rows, width, gap, before, behind, more) = sizes;
        var (pitch, plane) = (width + gap, rows * width);
        var length = before + rows * pitch - gap + behind;
        var source = Enumerable.Range(1, 2 * plane + more).Select(T.CreateChecked).ToArray();
        var (target, naive) = (Enumerable.Repeat(-T.One, 2 * length + more).ToArray(), new T[2 * length]);
        for (var i = 0; i < 2 * plane; i++)
            naive[i / plane * length + before + i % plane / width * pitch + i % width] = source[i];

        RowSpread.Run<T>(source, new(rows, width), pitch, before, target, length);
        RowSpread.Run<T>(source.AsSpan(plane), new(rows, width), pitch, before, target.AsSpan(length), length);
        Assert.Equal(naive, target[..(2 * length)]);
    }
}
