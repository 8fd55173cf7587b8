using ChainRule.Tapes;

namespace ChainRule.Losses;

/// <summary>½ Σ over the outputs of (y − t)², mean over the batch: the textbook's, with ∂L/∂y = y − t for one sample.</summary>
public sealed class HalfSquaredError : Loss
{
    /// <inheritdoc/>
    public override Variable Compute(Variable output, Variable target)
    {
        var squares = (output - Same(output, target)).Map(new Functions.Square());
        return squares.Sum() * (0.5 / output.Shape[0]);
    }
}
