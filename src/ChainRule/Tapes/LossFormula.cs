using ChainRule.Algebra;
using ChainRule.Expressions;

namespace ChainRule.Tapes;

/// <summary>
/// A loss and its gradient as textbooks write them, beside what the engine computes for the sake of speed and range. A derivation says
/// them where they come to the engine's figures.
/// </summary>
/// <param name="output">what is judged</param>
/// <param name="target">what it is compared with</param>
public abstract class LossFormula(Variable output, Variable target)
{
    /// <summary>What is judged.</summary>
    public Variable Output => output;

    /// <summary>What it is compared with.</summary>
    public Variable Target => target;

    /// <summary>What there is to say of the gradient; null where there is nothing.</summary>
    public abstract Text? Note { get; }

    /// <summary>L</summary>
    public abstract Traced Loss(ILossTerms terms);

    /// <summary>∂L/∂(an element of the output)</summary>
    public abstract Traced Gradient(ILossTerms terms, int index);
}
