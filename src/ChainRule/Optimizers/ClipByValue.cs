using ChainRule.Tapes;

namespace ChainRule.Optimizers;

/// <summary>Every element of every gradient held within ±limit.</summary>
/// <param name="limit">the largest absolute value that stays</param>
public sealed class ClipByValue(double limit) : GradientClipping
{
    private readonly double _limit = Setting.NotNegative(limit);

    /// <inheritdoc/>
    public override Variable[] Clip(Variable[] gradients) =>
        [.. gradients.Select(g => Variable.Min(Variable.Max(g, Variable.Constant(-_limit)), Variable.Constant(_limit)))];
}
