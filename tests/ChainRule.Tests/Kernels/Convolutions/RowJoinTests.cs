using System.Numerics;
using ChainRule.Kernels.Convolutions;
using FsCheck;
using FsCheck.Fluent;

namespace ChainRule.Tests.Kernels.Convolutions;

public sealed class RowJoinTests
{
    private static readonly Gen<(int Rows, int Width, int Gap, int First, int Length)> Sizes =
        from rows in Gen.Choose(1, 9)
        from width in Gen.Choose(1, 40)
        from gap in Gen.Choose(0, 20)
        from first in Gen.Choose(0, rows * (width + gap) - 1)
        from length in Gen.Choose(1, 300)
        select (rows, width, gap, first, length);

    [Fact]
    public void Rows_are_laid_one_after_the_other() => Property.Holds(Sizes, Compare<float>);

    [Fact]
    public void Rows_of_doubles_are_laid_one_after_the_other() => Property.Holds(Sizes, Compare<double>);

    // Nothing is written but what the source has: other threads have the rest.
    private static void Compare<T>((int Rows, int Width, int Gap, int First, int Length) sizes)
        where T : unmanaged, INumber<T>
    {
        var (rows, width, gap, first, length) = sizes;
        var pitch = width + gap;
        var source = Enumerable.Range(first, length).Select(T.CreateChecked).ToArray();
        var target = Enumerable.Repeat(-T.One, rows * width).ToArray();
        var naive = target.ToArray();
        for (var i = first; i < Math.Min(first + length, rows * pitch); i++)
        {
            if (i % pitch < width)
                naive[i / pitch * width + i % pitch] = T.CreateChecked(i);
        }

        RowJoin.Run<T>(source, first, pitch, width, target);
        Assert.Equal(naive, target);
    }
}
