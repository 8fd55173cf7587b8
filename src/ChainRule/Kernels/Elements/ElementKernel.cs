using System.Numerics;

namespace ChainRule.Kernels.Elements;

/// <summary>y[i] = f(a[i], b[i], c[i]) over a chunk of elements; what f does not take is empty.</summary>
internal abstract class ElementKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Computes a chunk. Where operands are stretched, a single element stands for as many as y has.</summary>
    public abstract void Run(ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, Span<T> y);
}
