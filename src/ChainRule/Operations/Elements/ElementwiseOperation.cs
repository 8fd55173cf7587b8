using System.Numerics;
using ChainRule.Kernels;
using ChainRule.Kernels.Elements;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>An operation whose elements come each from those at the same place of its inputs, stretched where they are smaller.</summary>
public abstract class ElementwiseOperation : FloatingOperation
{
    internal sealed override ElementKernel<T> ElementKernel<T>(Shape over) => Kernel<T>();

    private protected abstract ElementKernel<T> Kernel<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    private protected sealed override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) =>
        Elementwise<T>.Bind(output.Shape, Kernel<T>(), inputs, output, workers);
}
