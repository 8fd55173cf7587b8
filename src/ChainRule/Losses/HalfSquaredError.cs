using ChainRule.Tapes;

namespace ChainRule.Losses;

/// <summary>½·Σ(y − t)² over the outputs, mean over the batch: the textbook's loss, with ∂L/∂y = y − t for one sample.</summary>
public sealed class HalfSquaredError : Loss
{
    public override Variable Compute(Variable output, Variable target) => Squares(output, target).Sum() * (0.5 / output.Shape[0]);

    public override Variable Compute(Variable output, Variable target, Variable weights) =>
        (Squares(output, target) * PerSample(weights, output)).Sum() * 0.5 / weights.Sum();

    private Variable Squares(Variable output, Variable target) => (output - Same(output, target)).Map(new Functions.Square());
}
