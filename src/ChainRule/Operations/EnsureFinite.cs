using System.Numerics;
using ChainRule.Kernels;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>Stops the run, before anything is updated, when an input has an element that is NaN or infinite. Its output is its first input.</summary>
public sealed class EnsureFinite : FloatingOperation
{
    /// <inheritdoc/>
    public override string Name => "ensure_finite";

    /// <inheritdoc/>
    public override Effect Effect => Effect.Guard;

    /// <inheritdoc/>
    public override bool SharesMemory => true;

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs)
    {
        Floating(inputs);
        return inputs[0];
    }

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        foreach (var i in output.Wanted)
            output[i] = inputs[0][i];
    }

    /// <inheritdoc/>
    public override Variable? Gradient(Node node, int input, Variable g) => input == 0 ? g : null;

    /// <summary>Whether every element is neither NaN nor infinite.</summary>
    internal static bool IsFinite(Tensor tensor) => tensor.Type switch
    {
        DType.Float32 => IsFinite<float>(tensor),
        DType.Float64 => IsFinite<double>(tensor),
        _ => true,
    };

    private protected override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers)
    {
        Tensor[] guarded = [.. inputs];
        return () =>
        {
            foreach (var tensor in guarded)
            {
                if (!IsFinite<T>(tensor))
                    throw new NonFiniteException();
            }
        };
    }

    // x·0 is 0 for finite numbers and NaN for the others, so that one sum tells.
    private static bool IsFinite<T>(Tensor tensor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Reduce<T, Vanishing<T>>.Of(tensor.Span<T>()) == T.Zero;
}
