using ChainRule.Tapes;

namespace ChainRule.Losses;

/// <summary>(y − t)², mean over every element.</summary>
public sealed class MeanSquaredError : Loss
{
    public override Variable Compute(Variable output, Variable target) =>
        (output - Same(output, target)).Map(new Functions.Square()).Mean();
}
