using ChainRule.Tapes;

namespace ChainRule.Losses;

/// <summary>A loss that is the mean over every element of a number ℓ for each: of all batches of the same size, or with weights Σ wᵢ·ℓᵢ / Σ wᵢ.</summary>
public abstract class ElementwiseLoss : Loss
{
    /// <inheritdoc/>
    public sealed override Variable Compute(Variable output, Variable target)
    {
        var loss = Losses(output, Same(output, target)).Mean();
        loss.WrittenAs = Formula(output, target);
        return loss;
    }

    /// <inheritdoc/>
    public sealed override Variable Compute(Variable output, Variable target, Variable weights)
    {
        var losses = Losses(output, Same(output, target));
        return (losses * PerSample(weights, losses)).Sum() / (weights.Sum() * losses.Shape.WithoutFirst().Count);
    }

    /// <summary>ℓ, in the shape of the output and the target: (batch, …).</summary>
    protected abstract Variable Losses(Variable output, Variable target);

    /// <summary>The mean as textbooks write it; null if the engine's own form is that.</summary>
    protected virtual LossFormula? Formula(Variable output, Variable target) => null;
}
