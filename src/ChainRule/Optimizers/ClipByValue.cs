using ChainRule.Layers;
using ChainRule.Tapes;

namespace ChainRule.Optimizers;

/// <summary>Every element of every gradient held within ±limit; an infinite one becomes the limit.</summary>
/// <param name="limit">the largest absolute value that stays</param>
public sealed class ClipByValue(double limit) : GradientLink
{
    /// <summary>The largest absolute value that stays.</summary>
    public double Limit { get; } = Setting.NotNegative(limit);

    /// <inheritdoc/>
    public override string Name => "clip_by_value";

    /// <inheritdoc/>
    public override Variable[] Apply(IReadOnlyList<Parameter> parameters, Variable[] gradients) =>
        [.. gradients.Select(g => Variable.Min(Variable.Max(g, Variable.Constant(-Limit)), Variable.Constant(Limit)))];
}
