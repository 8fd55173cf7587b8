using ChainRule.Tapes;

namespace ChainRule.Losses;

/// <summary>|y − t|, mean over every element.</summary>
public sealed class MeanAbsoluteError : ElementwiseLoss
{
    protected override Variable Losses(Variable output, Variable target) => (output - target).Map(new Functions.Abs());
}
