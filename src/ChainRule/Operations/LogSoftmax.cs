using ChainRule.Explanations;
using ChainRule.Kernels;
using ChainRule.Kernels.Rows;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>yᵢ = xᵢ − ln Σⱼ e^(xⱼ) over the last dimension; the largest x is taken off first, so that nothing overflows.</summary>
public sealed class LogSoftmax : FloatingOperation
{
    private static readonly Text Cancellation = new(
        "Softmax and cross-entropy cancel: the logarithm undoes the exponential, ∂(ln pⱼ)/∂zᵢ = [i = j] − pᵢ, so that of −Σ tⱼ·ln pⱼ only p − t is left, and no derivative that could vanish.",
        "softmax 与交叉熵相互抵消：对数消去指数，∂(ln pⱼ)/∂zᵢ = [i = j] − pᵢ，于是 −Σ tⱼ·ln pⱼ 的导数只剩 p − t，没有会趋近于零的激活函数导数。");

    /// <inheritdoc/>
    public override string Name => "log_softmax";

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
        var gradient = g - Probabilities(node.Inputs[0]) * g.Sum([-1], keepDimensions: true);
        gradient.Note = Cancellation;
        return gradient;
    }

    private static Variable Probabilities(Variable x)
    {
        var p = x.Softmax();
        p.Name = "p";
        return p;
    }

    private protected override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) =>
        () => SoftmaxJob<T, LogProbability>.Run(inputs[0], output, workers);
}
