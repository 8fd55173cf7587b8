using System.Numerics;
using ChainRule.Kernels;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>yᵢ = e^(xᵢ) / Σⱼ e^(xⱼ) over the last dimension; the largest x is taken off first, so that nothing overflows.</summary>
public sealed class Softmax : FloatingOperation
{
    private const int Grain = 1 << 11;

    /// <inheritdoc/>
    public override string Name => "softmax";

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) =>
        inputs[0].Shape.Rank > 0
            ? new(inputs[0].Shape, Floating(inputs))
            : throw new ShapeException("A single number has no last dimension to take a softmax over.");

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        var (x, length) = (inputs[0], output.Shape[-1]);
        for (var row = 0; row < output.Shape.Count; row += length)
        {
            var largest = x[row];
            for (var i = 1; i < length; i++)
                largest = T.Max(largest, x[row + i]);
            var sum = output[row] = T.Exp(x[row] - largest);
            for (var i = 1; i < length; i++)
                sum += output[row + i] = T.Exp(x[row + i] - largest);
            for (var i = 0; i < length; i++)
                output[row + i] /= sum;
        }
    }

    /// <summary>∂L/∂xᵢ = yᵢ·(gᵢ − Σⱼ gⱼ·yⱼ)</summary>
    public override Variable? Gradient(Node node, int input, Variable g)
    {
        var y = node.Output;
        return y * (g - (g * y).Sum([-1], keepDimensions: true));
    }

    private protected override void Run<T>(ReadOnlySpan<Tensor> inputs, Tensor output, Workers workers)
    {
        var length = output.Shape[-1];
        workers.For(output.Count / Math.Max(1, length), Math.Max(1, Grain / Math.Max(1, length)), new RowsJob<T>(inputs[0], output, length));
    }

    private readonly struct RowsJob<T>(Tensor x, Tensor y, int length) : IJob
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public void Run(int start, int end)
        {
            for (var row = start; row < end; row++)
            {
                ReadOnlySpan<T> from = x.Span<T>().Slice(row * length, length);
                var to = y.Span<T>().Slice(row * length, length);
                var kernel = new ShiftedExponentials<T>(from, Reduce<T, Largest<T>>.Of(from), to);
                Simd.Run<T, ShiftedExponentials<T>>(ref kernel);
                ReadOnlySpan<T> sum = [kernel.Sum];
                ZipSpan<T, Divide>.Run(to, 1, sum, 0, to);
            }
        }
    }
}
