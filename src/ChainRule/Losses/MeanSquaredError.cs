using ChainRule.Tapes;

namespace ChainRule.Losses;

/// <summary>(y − t)², mean over every element.</summary>
public sealed class MeanSquaredError : ElementwiseLoss
{
    protected override Variable Losses(Variable output, Variable target) => (output - target).Map(new Functions.Square());
}
