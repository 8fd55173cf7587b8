using ChainRule.Algebra;
using ChainRule.Expressions;

namespace ChainRule.Tapes;

/// <summary>
/// A loss and its gradient as textbooks write them; the engine computes them in another way, for speed and range. A derivation shows this form
/// wherever it gives the engine's figures.
/// </summary>
public abstract class LossFormula(Variable output, Variable target)
{
    /// <summary>The output that is judged.</summary>
    public Variable Output => output;

    /// <summary>The target that the output is compared with.</summary>
    public Variable Target => target;

    /// <summary>A note on the gradient; null if there is none.</summary>
    public abstract Text? Note { get; }

    /// <summary>L</summary>
    public abstract Traced Loss(ILossTerms terms);

    /// <summary>∂L/∂(an element of the output)</summary>
    public abstract Traced Gradient(ILossTerms terms, int index);
}
