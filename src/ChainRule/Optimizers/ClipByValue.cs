using ChainRule.Layers;
using ChainRule.Tapes;

namespace ChainRule.Optimizers;

/// <summary>Limits every element of every gradient to ±limit, infinite ones included.</summary>
/// <param name="limit">the largest absolute value that is left unchanged</param>
public sealed class ClipByValue(double limit) : GradientLink
{
    /// <summary>The largest absolute value that is left unchanged.</summary>
    public double Limit { get; } = Setting.NotNegative(limit);

    public override string Name => "clip_by_value";

    public override Variable[] Apply(IReadOnlyList<Parameter> parameters, Variable[] gradients) =>
        [.. gradients.Select(g => Variable.Min(Variable.Max(g, Variable.Constant(-Limit)), Variable.Constant(Limit)))];
}
