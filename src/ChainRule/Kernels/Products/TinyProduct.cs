using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ChainRule.Algebra;
using ChainRule.Tensors;

namespace ChainRule.Kernels.Products;

/// <summary>C = A·B, element by element: for so few elements that cutting the work into panels takes longer than the work.</summary>
internal static class TinyProduct
{
    /// <summary>Writes A·B, row after row, into <paramref name="c"/>; sums run in the order in which tiles of a <see cref="MatrixProduct"/> sum.</summary>
    [MethodImpl(Simd.Loop)]
    public static void Run<T>(DenseMatrix<T> a, DenseMatrix<T> b, Tensor c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var left = a.At(0, 0);
        var right = b.At(0, 0);
        ref var target = ref MemoryMarshal.GetReference(c.Span<T>());
        for (var i = 0; i < a.Rows; i++)
        {
            for (var j = 0; j < b.Columns; j++)
            {
                ref var x = ref Unsafe.Add(ref left.First, i * left.RowStep);
                ref var y = ref Unsafe.Add(ref right.First, j * right.ColumnStep);
                var sum = default(Lane<T>);
                for (var p = 0; p < a.Columns; p++)
                    sum = Lane<T>.MultiplyAdd(new(Unsafe.Add(ref x, p * left.ColumnStep)), new(Unsafe.Add(ref y, p * right.RowStep)), sum);
                target = sum.Value;
                target = ref Unsafe.Add(ref target, 1);
            }
        }
    }
}
