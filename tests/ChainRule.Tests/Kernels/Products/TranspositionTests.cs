using System.Numerics;
using ChainRule.Kernels.Products;
using FsCheck;
using FsCheck.Fluent;

namespace ChainRule.Tests.Kernels.Products;

public sealed class TranspositionTests
{
    private static readonly Gen<(int Rows, int Columns, int Apart)> Sizes =
        from rows in Gen.Choose(0, 20)
        from columns in Gen.Choose(0, 150)
        from apart in Gen.Choose(0, 3)
        select (rows, columns, apart);

    [Fact]
    public void Rows_become_columns() => Property.Holds(Sizes, Compare<float>);

    [Fact]
    public void Rows_of_doubles_become_columns() => Property.Holds(Sizes, Compare<double>);

    private static void Compare<T>((int Rows, int Columns, int Apart) sizes)
        where T : unmanaged, INumber<T>
    {
        var (rows, columns, apart) = sizes;
        var (sourceStep, targetStep) = (columns + apart, rows + apart);
        var source = Enumerable.Range(1, rows * sourceStep + 1).Select(T.CreateChecked).ToArray();
        var (target, naive) = (new T[columns * targetStep + 1], new T[columns * targetStep + 1]);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                naive[j * targetStep + i] = source[i * sourceStep + j];
        }

        Transposition.Run(ref source[0], sourceStep, rows, columns, ref target[0], targetStep);
        Assert.Equal(naive, target);
    }
}
