using System.Numerics;
using ChainRule.Kernels;
using ChainRule.Kernels.Elements;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>An operation that computes each element from those at the same place of its inputs, stretched where they are smaller.</summary>
public abstract record ElementwiseOperation : FloatingOperation
{
    /// <inheritdoc/>
    public sealed override ElementKernel<T> ElementKernel<T>(Shape over) => Kernel<T>();

    /// <summary>What computes the elements.</summary>
    protected abstract ElementKernel<T> Kernel<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <inheritdoc/>
    protected sealed override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) =>
        Elementwise<T>.Bind(output.Shape, Kernel<T>(), inputs, output, workers);
}
