using ChainRule.Tapes;

namespace ChainRule.Losses;

/// <summary>(y − t)², mean over every element.</summary>
public sealed class MeanSquaredError : Loss
{
    /// <inheritdoc/>
    public override Variable Compute(Variable output, Variable target) =>
        (output - Same(output, target)).Map(new Functions.Square()).Mean();
}
