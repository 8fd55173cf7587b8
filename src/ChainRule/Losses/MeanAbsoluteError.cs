using ChainRule.Tapes;

namespace ChainRule.Losses;

/// <summary>|y − t|, mean over every element.</summary>
public sealed class MeanAbsoluteError : Loss
{
    public override Variable Compute(Variable output, Variable target) =>
        (output - Same(output, target)).Map(new Functions.Abs()).Mean();
}
