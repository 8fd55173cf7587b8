using System.Numerics;
using ChainRule.Kernels;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>An operation on floating-point numbers: switches from the run-time element type to a generic kernel.</summary>
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
    /// <exception cref="ShapeException">they have several types, or are not floating-point</exception>
    protected DType Floating(ReadOnlySpan<TensorType> inputs)
    {
        var type = inputs[0].Type;
        return type.IsFloatingPoint() && inputs.ToArray().All(input => input.Type == type)
            ? type
            : throw new ShapeException($"{Name} needs floating-point inputs of one type, not {string.Join(" and ", inputs.ToArray())}.");
    }
}
