using ChainRule.Algebra;
using ChainRule.Expressions;
using ChainRule.Kernels;
using ChainRule.Kernels.Rows;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Operations;

/// <summary>yᵢ = e^(xᵢ) / Σⱼ e^(xⱼ) over the last dimension; the largest x is subtracted first, so that nothing overflows.</summary>
public sealed record Softmax : FloatingOperation
{
    internal static readonly Letter Largest = new("M", Meaning: new("the largest of the values", "各值中的最大者"));

    internal static readonly Letter Exponentials = new("s", Meaning: new("the sum of the exponentials", "各指数之和"));

    /// <inheritdoc/>
    public override string Name => "softmax";

    /// <inheritdoc/>
    public override IReadOnlyList<Letter> Letters => [Largest, Exponentials];

    /// <inheritdoc/>
    public override TensorType Infer(ReadOnlySpan<TensorType> inputs) =>
        inputs[0].Shape.Rank > 0
            ? new(inputs[0].Shape, Floating(inputs))
            : throw new ShapeException("A single number has no last dimension to take a softmax over.");

    /// <inheritdoc/>
    public override void Naive<T>(Grid<T>[] inputs, Grid<T> output)
    {
        foreach (var row in output.Wanted.GroupBy(i => i / output.Shape[-1]))
        {
            var (exponentials, sum, _) = NaiveRow(inputs[0], row.Key);
            foreach (var i in row)
                output[i] = exponentials[i % exponentials.Length] / sum;
        }
    }

    /// <summary>Every e^(x − M) of a row, their sum s, and the largest element M.</summary>
    internal static (T[] Exponentials, T Sum, T Largest) NaiveRow<T>(Grid<T> x, int row)
        where T : IAlgebra<T>
    {
        T[] values = [.. Enumerable.Range(row * x.Shape[-1], x.Shape[-1]).Select(i => x[i])];
        var largest = T.Offset("M", values.Aggregate(T.Max));
        T[] exponentials = [.. values.Select(value => T.Exp(value - largest))];
        return (exponentials, T.Let("s", Sums.Of(exponentials)), largest);
    }

    /// <summary>∂L/∂xᵢ = yᵢ·(gᵢ − Σⱼ gⱼ·yⱼ)</summary>
    public override Variable? Gradient(Node node, int input, Variable g) =>
        node.Output * (g - (g * node.Output).Sum([-1], keepDimensions: true));

    /// <inheritdoc/>
    protected override Action Bind<T>(IReadOnlyList<Tensor> inputs, Tensor output, Workers workers) =>
        () => SoftmaxJob<T, Probability>.Run(inputs[0], output, workers);
}
