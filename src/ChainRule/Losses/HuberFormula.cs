using ChainRule.Algebra;
using ChainRule.Expressions;
using ChainRule.Operations;
using ChainRule.Tapes;

namespace ChainRule.Losses;

/// <summary>Huber's loss in the words of a textbook, by the branch that each error e = y − t takes; the mean over every element.</summary>
/// <param name="output">y</param>
/// <param name="target">t, in the same shape</param>
/// <param name="delta">δ: from where on the loss grows linearly</param>
internal sealed class HuberFormula(Variable output, Variable target, double delta) : LossFormula(output, target)
{
    private static readonly Text Branches = new(
        "Up to the loss's threshold an error e counts ½·e², and its slope is e; beyond, the loss is straight, and its slope is the threshold with the sign of e.",
        "误差 e 的绝对值不超过损失的阈值时取 ½·e²，斜率为 e；超过阈值后损失为直线，斜率为带 e 的符号的阈值。");

    private Traced Share => Traced.Constant(1.0 / Output.Shape.Count);

    /// <inheritdoc/>
    public override Text? Note => Branches;

    /// <inheritdoc/>
    public override Traced Loss(ILossTerms terms) =>
        Share * Sums.Of(Enumerable.Range(0, Output.Shape.Count).Select(index => Error(terms, index)).Select(e =>
            IsSmall(e) ? Traced.Constant(0.5) * (e * e) : Traced.Constant(delta) * (Traced.Abs(e) - Traced.Constant(0.5 * delta))));

    /// <inheritdoc/>
    public override Traced Gradient(ILossTerms terms, int index)
    {
        var e = Error(terms, index);
        return Share * (IsSmall(e) ? e : Traced.Constant(delta) * Traced.Sign(e));
    }

    private static Traced Error(ILossTerms terms, int index) => terms.Output(index) - terms.Target(index);

    private bool IsSmall(Traced error) => Math.Abs(error.Value) <= delta;
}
