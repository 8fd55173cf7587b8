using System.Numerics;
using ChainRule.Algebra;
using ChainRule.Kernels;
using ChainRule.Kernels.Convolutions;
using FsCheck;
using FsCheck.Fluent;

namespace ChainRule.Tests.Kernels.Convolutions;

public sealed class LanesTranspositionTests
{
    // Fewer than a lane, whole lanes, and some more.
    private static readonly Gen<(int Rows, int Columns, int Apart)> Sizes =
        from rows in Gen.Choose(0, 40)
        from columns in Gen.Choose(0, 40)
        from apart in Gen.Choose(0, 3)
        select (rows, columns, apart);

    [Fact]
    public void Rows_become_columns() => Property.Holds(Sizes, sizes => Compare<float>(sizes));

    [Fact]
    public void Rows_of_doubles_become_columns() => Property.Holds(Sizes, sizes => Compare<double>(sizes));

    private static void Compare<T>((int Rows, int Columns, int Apart) sizes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (rows, columns, apart) = sizes;
        var (sourceStep, targetStep) = (columns + apart, rows + apart);
        var source = Enumerable.Range(1, rows * sourceStep + 1).Select(T.CreateChecked).ToArray();
        var naive = new T[columns * targetStep + 1];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                naive[j * targetStep + i] = source[i * sourceStep + j];
        }

        var kernel = new Kernel<T>(source, sourceStep, rows, columns, new T[naive.Length], targetStep);
        Simd.Run<T, Kernel<T>>(ref kernel);
        Assert.Equal(naive, kernel.Target);
    }

    private readonly struct Kernel<T>(T[] source, int sourceStep, int rows, int columns, T[] target, int targetStep) : ILanesKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T[] Target => target;

        public void Run<TLanes>()
            where TLanes : struct, ILanes<TLanes, T> =>
            LanesTransposition<TLanes, T>.Run(ref source[0], sourceStep, rows, columns, ref target[0], targetStep);
    }
}
