using System.Numerics;
using ChainRule.Kernels;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>An operation on floating-point numbers: the one switch from the run-time element type to a generic kernel.</summary>
public abstract class FloatingOperation : Operation
{
    internal sealed override void Run(ReadOnlySpan<Tensor> inputs, Tensor output, Workers workers)
    {
        if (output.Type == DType.Float32)
            Run<float>(inputs, output, workers);
        else
            Run<double>(inputs, output, workers);
    }

    private protected abstract void Run<T>(ReadOnlySpan<Tensor> inputs, Tensor output, Workers workers)
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
