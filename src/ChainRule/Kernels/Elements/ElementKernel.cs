using System.Numerics;

namespace ChainRule.Kernels.Elements;

/// <summary>y[i] = f(a[i], b[i], c[i]) over a chunk of elements; spans that f does not need are empty.</summary>
/// <remarks>
/// Several threads run one kernel at the same time, each on its own chunks: it holds settings, but nothing that changes. y may lie in the
/// memory of an input, at the same places.
/// </remarks>
public abstract class ElementKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// Computes a chunk of any length above 0. A stretched operand is a single element that stands for as many as y has. If the kernel sums
    /// rows, y has one element for each of the chunk's rows, which are equally long.
    /// </summary>
    public abstract void Run(ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, Span<T> y);
}
