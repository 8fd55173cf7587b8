using ChainRule.Expressions;
using ChainRule.Kernels;
using ChainRule.Kernels.Rows;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>yᵢ = xᵢ − ln Σⱼ e^(xⱼ) over the last dimension; the largest x is subtracted first, so that nothing overflows.</summary>
public sealed record LogSoftmax : FloatingOperation
{
    /// <inheritdoc/>
    public override string Name => "log_softmax";

    /// <inheritdoc/>
    public override IReadOnlyList<Letter> Letters => [Softmax.Largest, Softmax.Exponentials];

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => new Softmax().Infer(inputs);

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        foreach (var row in output.Wanted.GroupBy(i => i / output.Shape[-1]))
        {
            var (_, sum, largest) = Softmax.NaiveRow(inputs[0], row.Key);
            foreach (var i in row)
                output[i] = inputs[0][i] - largest - T.Log(sum);
        }
    }

    /// <summary>∂L/∂xᵢ = gᵢ − softmax(x)ᵢ·Σⱼ gⱼ</summary>
    public override Variable? Gradient(Node node, int input, Variable g)
    {
        var p = node.Inputs[0].Softmax();
        p.Name = Letter.Probability;
        return g - p * g.Sum([-1], keepDimensions: true);
    }

    /// <inheritdoc/>
    protected override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) =>
        () => SoftmaxJob<T, LogProbability>.Run(inputs[0], output, workers);
}
