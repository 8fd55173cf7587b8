using System.Numerics;
using ChainRule.Kernels;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>An operation on floating-point numbers: the one switch from the run-time element type to a generic kernel.</summary>
public abstract record FloatingOperation : Operation
{
    /// <inheritdoc/>
    public sealed override Action Bind(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) => output.Type == DType.Float32
        ? Bind<float>(inputs, output, workers)
        : Bind<double>(inputs, output, workers);

    /// <inheritdoc cref="Operation.Bind"/>
    /// <typeparam name="T">the output's element type: float or double</typeparam>
    protected abstract Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>The common floating-point type of the inputs.</summary>
    /// <exception cref="ShapeException">they are of several types, or not floating-point</exception>
    protected DType Floating(ReadOnlySpan<TensorType> inputs)
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
