using System.Numerics;

namespace ChainRule.Kernels.Elements;

/// <summary>y[i] = f(a[i], b[i], c[i]) over a chunk of elements; what f does not take is empty.</summary>
/// <remarks>
/// Several threads run one kernel at the same time, each on chunks of its own: it holds settings, nothing that changes. y may lie in the
/// memory of an input, at the same places.
/// </remarks>
public abstract class ElementKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// Computes a chunk of any length above 0. Where operands are stretched, a single element stands for as many as y has. Of a kernel that
    /// sums rows, y has one element for each of the chunk's rows, which are equally long.
    /// </summary>
    public abstract void Run(ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, Span<T> y);
}
