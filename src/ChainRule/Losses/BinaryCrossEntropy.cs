using ChainRule.Functions;
using ChainRule.Tapes;

namespace ChainRule.Losses;

/// <summary>−t·ln σ(z) − (1 − t)·ln(1 − σ(z)) = softplus(z) − t·z for outputs z before the sigmoid; mean over every element.</summary>
public sealed class BinaryCrossEntropy : Loss
{
    public override double? Threshold => 0;

    public override Variable Compute(Variable output, Variable target)
    {
        var loss = (output.Map(new Softplus()) - output * Same(output, target)).Mean();
        loss.WrittenAs = new BinaryCrossEntropyFormula(output, target);
        return loss;
    }

    public override bool GivesProbabilities => true;

    public override Variable Probabilities(Variable output) => output.Map(new Sigmoid());
}
