using System.Numerics;
using ChainRule.Kernels.Rows;

namespace ChainRule.Kernels.Elements;

/// <summary>y[r] = the sum of row r of x, which has as many rows as y has elements.</summary>
internal sealed class RowSums<T> : ElementKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Run(ReadOnlySpan<T> x, ReadOnlySpan<T> none, ReadOnlySpan<T> nor, Span<T> y)
    {
        var length = x.Length / y.Length;
        for (var row = 0; row < y.Length; row++)
            y[row] = Reduce<T, Total<T>>.Of(x.Slice(row * length, length));
    }
}
