using System.Numerics;

namespace ChainRule.Kernels.Elements;

/// <summary>y[i] = x[i], stretched.</summary>
internal sealed class CopyKernel<T> : ElementKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Run(ReadOnlySpan<T> x, ReadOnlySpan<T> none, ReadOnlySpan<T> nor, Span<T> y)
    {
        if (x.Length == 1)
            y.Fill(x[0]);
        else
            x.CopyTo(y);
    }
}
