using ChainRule.Expressions;

namespace ChainRule.Explanations.Losses;

/// <summary>The loss as one parameter varies, with its tangent and the optimizer's step.</summary>
public sealed record Descent
{
    /// <summary>The parameter's address: 0.weight[1,2].</summary>
    public required string Address { get; init; }

    /// <summary>The parameter's symbol, here w.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>(w, L), from left to right.</summary>
    public required IReadOnlyList<(double Value, double Loss)> Points { get; init; }

    /// <summary>The current value of w.</summary>
    public required double Value { get; init; }

    /// <summary>L there.</summary>
    public required double Loss { get; init; }

    /// <summary>∂L/∂w there.</summary>
    public required double Slope { get; init; }

    /// <summary>w after the step; null without an optimizer.</summary>
    public double? Next { get; init; }

    /// <summary>L after the step if only this parameter changed.</summary>
    public double? LossAtNext { get; init; }

    /// <summary>The slopes on the left and on the right if the loss has a kink at w; otherwise null.</summary>
    public (double Left, double Right)? Kink { get; init; }
}
