using ChainRule.Tapes;

namespace ChainRule.Optimizers;

/// <summary>Every element of every gradient held within ±limit.</summary>
/// <param name="limit">the largest absolute value that stays</param>
public sealed class ClipByValue(double limit) : GradientClipping
{
    /// <summary>The largest absolute value that stays.</summary>
    public double Limit { get; } = Setting.NotNegative(limit);

    /// <inheritdoc/>
    public override Variable[] Clip(Variable[] gradients) =>
        [.. gradients.Select(g => Variable.Min(Variable.Max(g, Variable.Constant(-Limit)), Variable.Constant(Limit)))];
}
