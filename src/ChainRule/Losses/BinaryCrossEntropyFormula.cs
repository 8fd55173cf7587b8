using ChainRule.Algebra;
using ChainRule.Expressions;
using ChainRule.Operations;
using ChainRule.Tapes;

namespace ChainRule.Losses;

/// <summary>
/// Binary cross-entropy in the words of a textbook: p = σ(z), then L = −(t·ln p + (1 − t)·ln(1 − p)), and ∂L/∂z = p − t; the mean over
/// every element.
/// </summary>
/// <param name="output">z</param>
/// <param name="target">t, in the same shape</param>
internal sealed class BinaryCrossEntropyFormula(Variable output, Variable target) : LossFormula(output, target)
{
    private static readonly Text Cancellation = new(
        "Sigmoid and cross-entropy cancel: the logarithm undoes the exponential, so that of −(t·ln σ(z) + (1 − t)·ln(1 − σ(z))) only σ(z) − t is left, and no derivative that could vanish.",
        "sigmoid 与交叉熵相互抵消：对数消去指数，于是 −(t·ln σ(z) + (1 − t)·ln(1 − σ(z))) 的导数只剩 σ(z) − t，没有会趋近于零的激活函数导数。");

    private Traced Share => Output.Shape.Count == 1 ? One : new(new Quotient(new Number(1), new Number(Output.Shape.Count)));

    /// <inheritdoc/>
    public override Text? Note => Cancellation;

    /// <inheritdoc/>
    public override Traced Loss(ILossTerms terms) =>
        -(Share * Sums.Of(Enumerable.Range(0, Output.Shape.Count).SelectMany(index => Terms(terms.Target(index), Probability(terms, index)))));

    /// <inheritdoc/>
    public override Traced Gradient(ILossTerms terms, int index) => Share * (Probability(terms, index) - terms.Target(index));

    private static Traced[] Terms(Traced t, Traced p) => [t * Traced.Log(p), (One - t) * Traced.Log(One - p)];

    private static Traced One => Traced.Constant(1);

    private static Traced Probability(ILossTerms terms, int index)
    {
        var z = terms.Output(index);
        return Traced.Let(Letter.Probability, new(new Call("σ", 1 / (1 + Math.Exp(-z.Value)), z.Expression)));
    }
}
