using ChainRule.Algebra;
using ChainRule.Expressions;
using ChainRule.Operations;
using ChainRule.Tapes;
using ChainRule.Tensors;

namespace ChainRule.Losses;

/// <summary>
/// Cross-entropy as in a textbook: pᵢ = e^zᵢ/Σⱼ e^zⱼ, then L = −Σ tᵢ·ln pᵢ (for class indexes, −ln p of the right class), and
/// ∂L/∂zᵢ = pᵢ − tᵢ.
/// </summary>
/// <param name="output">z: (batch, …, classes)</param>
/// <param name="target">t: class indexes (batch, …), or probabilities (batch, …, classes)</param>
/// <param name="weights">α: (classes); null if all classes have the same weight</param>
/// <param name="smoothing">ε: targets are q = (1 − ε)·t + ε/classes</param>
internal sealed class CrossEntropyFormula(Variable output, Variable target, Variable? weights, double smoothing) : LossFormula(output, target)
{
    private static readonly Letter Smoothed = new("q", Role.SmoothedTarget, new("the smoothed target", "平滑后的目标值"));

    private static readonly Letter Exponentials = Softmax.Exponentials with { Sign = "S" };

    private static readonly Text Cancellation = new(
        "Softmax and cross-entropy cancel: the logarithm undoes the exponential, ∂(ln pⱼ)/∂zᵢ = [i = j] − pᵢ, so the derivative of −Σ tⱼ·ln pⱼ is just p − t, without an activation's derivative that could vanish.",
        "softmax 与交叉熵相互抵消：对数消去指数，∂(ln pⱼ)/∂zᵢ = [i = j] − pᵢ，于是 −Σ tⱼ·ln pⱼ 的导数只剩 p − t，没有会趋近于零的激活函数导数。");

    private int Positions => Output.Shape.WithoutLast().Count;

    private int Classes => Output.Shape[-1];

    // Class indexes without smoothing: only one class counts at each position.
    private bool IsOneHot => smoothing == 0 && Target.Type == DType.Int64;

    public override Text? Note => weights is null && smoothing == 0 ? Cancellation : null;

    public override Traced Loss(ILossTerms terms) =>
        -Sums.Of(Enumerable.Range(0, Positions).SelectMany(row => Logarithms(terms, row))) / Divisor(terms);

    public override Traced Gradient(ILossTerms terms, int index)
    {
        var (row, column) = Math.DivRem(index, Classes);
        var (p, q) = (Probability(terms, index), Wanted(terms, index));
        var error = weights is null ? p - q
            : IsOneHot ? Weight(terms, terms.Class(row)) * (p - q)
            : p * Sums.Of(Enumerable.Range(0, Classes).Select(k => Weight(terms, k) * Wanted(terms, row * Classes + k))) - Weight(terms, column) * q;
        return error / Divisor(terms);
    }

    private IEnumerable<Traced> Logarithms(ILossTerms terms, int row) => IsOneHot
        ? [Weight(terms, terms.Class(row)) * Traced.Log(Probability(terms, row * Classes + terms.Class(row)))]
        : Enumerable.Range(0, Classes).Select(k => Weight(terms, k) * (Wanted(terms, row * Classes + k) * Traced.Log(Probability(terms, row * Classes + k))));

    private Traced Weight(ILossTerms terms, int column) => weights is null ? Traced.Constant(1) : terms.Read(weights, column);

    // PyTorch's mean: for class indexes, the sum of the targets' weights.
    private Traced Divisor(ILossTerms terms) => weights is null || Target.Type != DType.Int64
        ? Traced.Constant(Positions)
        : Sums.Of(Enumerable.Range(0, Positions).Select(row => Weight(terms, terms.Class(row))));

    private Traced Wanted(ILossTerms terms, int index)
    {
        var t = terms.Target(index);
        return smoothing == 0 ? t : Traced.Let(Smoothed, Traced.Constant(1 - smoothing) * t + new Traced(new Quotient(new Number(smoothing), new Number(Classes))));
    }

    private Traced Probability(ILossTerms terms, int index)
    {
        var (row, column) = Math.DivRem(index, Classes);
        Traced[] z = [.. Enumerable.Range(row * Classes, Classes).Select(terms.Output)];
        var largest = Traced.Offset(Softmax.Largest, z.Aggregate(Traced.Max));
        Traced[] exponentials = [.. z.Select(score => Traced.Exp(score - largest))];
        return Traced.Let(Letter.Probability, exponentials[column] / Traced.Let(Exponentials, Sums.Of(exponentials)));
    }
}
