using ChainRule.Tapes;

namespace ChainRule.Optimizers;

/// <summary>Every element of every gradient held within ±limit.</summary>
/// <param name="limit">the largest absolute value that stays</param>
public sealed class ClipByValue(double limit) : GradientClipping
{
    /// <inheritdoc/>
    public override Variable[] Clip(Variable[] gradients) =>
        [.. gradients.Select(g => -Variable.Max(-Variable.Max(g, Variable.Constant(-limit)), Variable.Constant(-limit)))];
}
