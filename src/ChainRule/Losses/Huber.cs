using ChainRule.Functions;
using ChainRule.Tapes;

namespace ChainRule.Losses;

/// <summary>½(y − t)² where the error is at most δ, else δ·(|y − t| − ½δ); mean over every element (Huber 1964).</summary>
/// <param name="delta">δ: from where on the loss grows linearly</param>
public sealed class Huber(double delta = 1) : Loss
{
    private readonly double _delta = Setting.Positive(delta);

    /// <inheritdoc/>
    public override Variable Compute(Variable output, Variable target)
    {
        var loss = (output - Same(output, target)).Map(new HuberPenalty(_delta)).Mean();
        loss.WrittenAs = new HuberFormula(output, target, _delta);
        return loss;
    }
}
