using ChainRule.Algebra;
using ChainRule.Expressions;
using ChainRule.Operations;
using ChainRule.Tapes;

namespace ChainRule.Losses;

/// <summary>Huber's loss as in a textbook, with the branch that each error e = y − t takes; mean over every element.</summary>
internal sealed class HuberFormula(Variable output, Variable target, double delta) : LossFormula(output, target)
{
    private static readonly Text Branches = new(
        "Up to the loss's threshold, an error e costs ½·e² and the slope is e; beyond it, the loss is a straight line whose slope is the threshold with the sign of e.",
        "误差 e 的绝对值不超过损失的阈值时取 ½·e²，斜率为 e；超过阈值后损失为直线，斜率为带 e 的符号的阈值。");

    private Traced Share => Traced.Constant(1.0 / Output.Shape.Count);

    public override Text? Note => Branches;

    public override Traced Loss(ILossTerms terms) =>
        Share * Sums.Of(Enumerable.Range(0, Output.Shape.Count).Select(index => Error(terms, index)).Select(e =>
            IsSmall(e) ? Traced.Constant(0.5) * (e * e) : Traced.Constant(delta) * (Traced.Abs(e) - Traced.Constant(0.5 * delta))));

    public override Traced Gradient(ILossTerms terms, int index)
    {
        var e = Error(terms, index);
        return Share * (IsSmall(e) ? e : Traced.Constant(delta) * Traced.Sign(e));
    }

    private static Traced Error(ILossTerms terms, int index) => terms.Output(index) - terms.Target(index);

    private bool IsSmall(Traced error) => Math.Abs(error.Value) <= delta;
}
