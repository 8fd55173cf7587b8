using System.Numerics;
using ChainRule.Kernels;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>
/// Independent elements that are 0 with probability p, else 1/(1 − p), drawn from a random state: two Int64 values, a key and the
/// number of masks drawn so far (Srivastava et al. 2014).
/// </summary>
/// <param name="Type">the mask's shape and element type</param>
/// <param name="P">the probability of 0</param>
public sealed record DropoutMask(TensorType Type, double P) : FloatingOperation
{
    private const int Grain = 1 << 12;

    /// <inheritdoc/>
    public override string Name => "dropout_mask";

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) =>
        inputs[0] == new TensorType([2], DType.Int64)
            ? Type
            : throw new ShapeException($"A random state must be two Int64 values, not {inputs[0]}.");

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output) =>
        output.Fill(i => T.Constant(Element(inputs[0].Indexes[0], inputs[0].Indexes[1], i)));

    /// <inheritdoc/>
    protected override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers)
    {
        var job = new ElementsJob<T>(this, inputs[0], output);
        return () => workers.For(output.Count, Grain, job);
    }

    private readonly struct ElementsJob<T>(DropoutMask operation, Tensor state, Tensor mask) : IJob
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public void Run(int start, int end)
        {
            var (key, made) = (state.Span<long>()[0], state.Span<long>()[1]);
            var target = mask.Span<T>();
            for (var i = start; i < end; i++)
                target[i] = T.CreateTruncating(operation.Element(key, made, i));
        }
    }

    private double Element(long key, long made, int index) =>
        RandomSource.ToUniform(RandomSource.At(RandomSource.At((ulong)key, (ulong)made), (ulong)index)) < P ? 0 : 1 / (1 - P);
}
