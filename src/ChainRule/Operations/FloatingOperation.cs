using System.Numerics;
using ChainRule.Kernels;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>An operation on floating-point numbers: the one switch from the run-time element type to a generic kernel.</summary>
public abstract class FloatingOperation : Operation
{
    internal sealed override Action Bind(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) => output.Type == DType.Float32
        ? Bind<float>(inputs, output, workers)
        : Bind<double>(inputs, output, workers);

    private protected abstract Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>The common floating-point type of the inputs.</summary>
    private protected DType Floating(ReadOnlySpan<TensorType> inputs)
    {
        var type = inputs[0].Type;
        foreach (var input in inputs)
        {
            if (input.Type != type || !input.Type.IsFloatingPoint())
                throw new ShapeException($"{Name} works on floating-point numbers of one type, not on {string.Join(" and ", inputs.ToArray())}.");
        }

        return type;
    }
}
