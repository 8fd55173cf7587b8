using ChainRule.Functions;
using ChainRule.Tapes;

namespace ChainRule.Losses;

/// <summary>½(y − t)² where the error is at most δ, else δ·(|y − t| − ½δ); mean over every element (Huber 1964).</summary>
/// <param name="delta">δ: the error above which the loss grows linearly</param>
public sealed class Huber(double delta = 1) : ElementwiseLoss
{
    /// <summary>δ: the error above which the loss grows linearly.</summary>
    public double Delta { get; } = Setting.Positive(delta);

    protected override Variable Losses(Variable output, Variable target) => (output - target).Map(new HuberPenalty(Delta));

    protected override LossFormula Formula(Variable output, Variable target) => new HuberFormula(output, target, Delta);
}
