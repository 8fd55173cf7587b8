using ChainRule.Functions;
using ChainRule.Tapes;

namespace ChainRule.Losses;

/// <summary>−t·ln σ(z) − (1 − t)·ln(1 − σ(z)) = softplus(z) − t·z for outputs z before the sigmoid; mean over every element.</summary>
public sealed class BinaryCrossEntropy : ElementwiseLoss
{
    public override double? Threshold => 0;

    protected override Variable Losses(Variable output, Variable target) => output.Map(new Softplus()) - output * target;

    protected override LossFormula Formula(Variable output, Variable target) => new BinaryCrossEntropyFormula(output, target);

    public override bool GivesProbabilities => true;

    public override Variable Probabilities(Variable output) => output.Map(new Sigmoid());
}
