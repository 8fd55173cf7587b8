using ChainRule.Expressions;

namespace ChainRule.Explanations.Losses;

/// <summary>The loss as one parameter varies, with its tangent and the step that descends.</summary>
public sealed record Descent
{
    /// <summary>Whose: 0.weight[1,2].</summary>
    public required string Address { get; init; }

    /// <summary>Its symbol.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>(w, L), from left to right.</summary>
    public required IReadOnlyList<(double Value, double Loss)> Points { get; init; }

    /// <summary>Where w stands.</summary>
    public required double Value { get; init; }

    /// <summary>L there.</summary>
    public required double Loss { get; init; }

    /// <summary>∂L/∂w there.</summary>
    public required double Slope { get; init; }

    /// <summary>Where the step leads; null where there is no optimizer.</summary>
    public double? Next { get; init; }

    /// <summary>L there, with only this parameter changed.</summary>
    public double? LossAtNext { get; init; }

    /// <summary>The slopes on the left and on the right where the loss has a kink; null where it has none.</summary>
    public (double Left, double Right)? Kink { get; init; }
}
