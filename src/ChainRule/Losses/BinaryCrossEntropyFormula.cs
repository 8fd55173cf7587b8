using ChainRule.Algebra;
using ChainRule.Expressions;
using ChainRule.Operations;
using ChainRule.Tapes;

namespace ChainRule.Losses;

/// <summary>Binary cross-entropy as in a textbook: p = σ(z), L = −(t·ln p + (1 − t)·ln(1 − p)), and ∂L/∂z = p − t; mean over every element.</summary>
internal sealed class BinaryCrossEntropyFormula(Variable output, Variable target) : LossFormula(output, target)
{
    private static readonly Text Cancellation = new(
        "Sigmoid and cross-entropy cancel: the logarithm undoes the exponential, so the derivative of −(t·ln σ(z) + (1 − t)·ln(1 − σ(z))) is just σ(z) − t, without an activation's derivative that could vanish.",
        "sigmoid 与交叉熵相互抵消：对数消去指数，于是 −(t·ln σ(z) + (1 − t)·ln(1 − σ(z))) 的导数只剩 σ(z) − t，没有会趋近于零的激活函数导数。");

    private Traced Share => Output.Shape.Count == 1 ? One : new(new Quotient(new Number(1), new Number(Output.Shape.Count)));

    public override Text? Note => Cancellation;

    public override Traced Loss(ILossTerms terms) =>
        -(Share * Sums.Of(Enumerable.Range(0, Output.Shape.Count).SelectMany(index => Terms(terms.Target(index), Probability(terms, index)))));

    public override Traced Gradient(ILossTerms terms, int index) => Share * (Probability(terms, index) - terms.Target(index));

    private static Traced[] Terms(Traced t, Traced p) => [t * Traced.Log(p), (One - t) * Traced.Log(One - p)];

    private static Traced One => Traced.Constant(1);

    private static Traced Probability(ILossTerms terms, int index)
    {
        var z = terms.Output(index);
        return Traced.Let(Letter.Probability, new(new Call("σ", 1 / (1 + Math.Exp(-z.Value)), z.Expression)));
    }
}
