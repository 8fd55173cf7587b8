using System.Numerics;
using ChainRule.Algebra;
using ChainRule.Kernels;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>yᵢ = xᵢ − ln Σⱼ e^(xⱼ) over the last dimension; the largest x is taken off first, so that nothing overflows.</summary>
public sealed class LogSoftmax : FloatingOperation
{
    private const int Grain = 1 << 11;

    /// <inheritdoc/>
    public override string Name => "log_softmax";

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => new Softmax().Infer(inputs);

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        var (x, length) = (inputs[0], output.Shape[-1]);
        for (var row = 0; row < output.Shape.Count; row += length)
        {
            var largest = x[row];
            for (var i = 1; i < length; i++)
                largest = T.Max(largest, x[row + i]);
            var sum = T.Exp(x[row] - largest);
            for (var i = 1; i < length; i++)
                sum += T.Exp(x[row + i] - largest);
            for (var i = 0; i < length; i++)
                output[row + i] = x[row + i] - largest - T.Log(sum);
        }
    }

    /// <summary>∂L/∂xᵢ = gᵢ − softmax(x)ᵢ·Σⱼ gⱼ</summary>
    public override Variable? Gradient(Node node, int input, Variable g) =>
        g - node.Inputs[0].Softmax() * g.Sum([-1], keepDimensions: true);

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
                var largest = Reduce<T, Largest<T>>.Of(from);
                var kernel = new ShiftedExponentials<T>(from, largest, to);
                Simd.Run<T, ShiftedExponentials<T>>(ref kernel);
                ReadOnlySpan<T> shift = [largest];
                ReadOnlySpan<T> logarithm = [Lane<T>.Log(new(kernel.Sum)).Value];
                ZipSpan<T, Subtract>.Run(from, 1, shift, 0, to);
                ZipSpan<T, Subtract>.Run(to, 1, logarithm, 0, to);
            }
        }
    }
}
