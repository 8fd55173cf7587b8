using ChainRule.Functions;
using ChainRule.Tapes;

namespace ChainRule.Losses;

/// <summary>½(y − t)² where the error is at most δ, else δ·(|y − t| − ½δ); mean over every element (Huber 1964).</summary>
/// <param name="delta">δ: the error above which the loss grows linearly</param>
public sealed class Huber(double delta = 1) : Loss
{
    /// <summary>δ: the error above which the loss grows linearly.</summary>
    public double Delta { get; } = Setting.Positive(delta);

    public override Variable Compute(Variable output, Variable target)
    {
        var loss = (output - Same(output, target)).Map(new HuberPenalty(Delta)).Mean();
        loss.WrittenAs = new HuberFormula(output, target, Delta);
        return loss;
    }
}
